import Testing

/// Keys typed at a prompt, and what is seen of it. One prompt after the other: the library that
/// libedit asks about terminals knows one for the whole process.
@Suite(.serialized) enum PromptTests {}
