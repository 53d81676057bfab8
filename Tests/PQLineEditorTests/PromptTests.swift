import Testing

/// Keys typed at a prompt, and the screen that they lead to. The prompts run one after the other,
/// because the terminal library of libedit has one terminal per process.
@Suite(.serialized) enum PromptTests {}
