import ArgumentParser

extension CompletionScript {
  /// Completes `pq` in Fish. The functions of ArgumentParser read the typed words with `__pq_tokens`.
  static var fish: String {
    """
    functions -c __pq_tokens __pq_typed_tokens

    # The typed words with the subcommand as the second one; `run` if there is none.
    function __pq_tokens
        set -l tokens (__pq_typed_tokens $argv)
        if not string match -q -- '*t*' "$argv[1]"
            set -l index (__pq_subcommand_index $tokens)
            if test $index -gt 0
                set -l subcommand $tokens[$index]
                set -e tokens[$index]
                printf %s\\n $tokens[1] $subcommand $tokens[2..]
                return
            end
            set tokens $tokens[1] run $tokens[2..]
        end
        printf %s\\n $tokens
    end

    # Prints the index of the subcommand among words. Without one it prints 0 where one may be, and -1 behind
    # a file or at the value of an option.
    function __pq_subcommand_index
        set -l is_value 0
        for index in (seq 2 (count $argv))
            if test $is_value = 1
                set is_value 0
            else if contains -- $argv[$index] \(ArgumentLine.optionsWithValue.joined(separator: " "))
                set is_value 1
            else if contains -- $argv[$index] \(PQCommand.subcommandNames.joined(separator: " "))
                echo $index
                return
            else if not string match -q -- '-?*' $argv[$index]
                echo -1
                return
            end
        end
        math -- -$is_value
    end

    # Succeeds where a subcommand may be.
    function __pq_is_first_word
        test (__pq_subcommand_index (__pq_typed_tokens -pc)) -eq 0
    end

    \(fishSubcommands)

    # Succeeds at the value of --backend.
    function __pq_is_backend
        test (__pq_typed_tokens -pc)[-1] = --backend
    end

    complete -c pq -n __pq_is_backend -l backend -rfka '\(fishFixtures)'

    """
  }

  /// A line for each subcommand.
  private static var fishSubcommands: String {
    PQCommand.configuration.subcommands.map { command in
      let abstract = command.configuration.abstract.replacing("'", with: "\\'")
      return "complete -c pq -n __pq_is_first_word -fa \(command._commandName) -d '\(abstract)'"
    }
    .joined(separator: "\n")
  }

  /// A command that prints the fixture files and folders that begin like the current word.
  private static var fishFixtures: String {
    let endings = fixtures.map { "\\.\($0)" }.joined(separator: "|")
    return "(__fish_complete_path (commandline -t) | string match -er \"(?:/|\(endings))\\t\")"
  }
}
