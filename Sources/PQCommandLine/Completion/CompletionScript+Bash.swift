extension CompletionScript {
  /// Completes `pq` in Bash. The functions of ArgumentParser read the typed words from `COMP_WORDS`.
  static var bash: String {
    """
    # Prints the index of the subcommand before the cursor. Without one it prints 0 where one may be, and
    # -1 behind a file or at the value of an option.
    _pq_subcommand_index() {
        local -i index
        for ((index = 1; index < COMP_CWORD; index++)); do
            case "${COMP_WORDS[index]}" in
            \(optionsWithValue))
                index+=1
                ;;
            -?*) ;;
            \(names))
                printf %s "${index}"
                return
                ;;
            *)
                printf %s -1
                return
                ;;
            esac
        done
        printf %s "$((index > COMP_CWORD ? -1 : 0))"
    }

    # Offers fixture files as backends. COMPREPLY may have reserved words already.
    _pq_fixture_files() {
        local file
        while IFS='' read -r file; do
            COMPREPLY+=("${file}")
        done < <(\(fixtures.map { "compgen -f -X '!*.\($0)' -- \"${1}\"" }.joined(separator: "; ")); compgen -d -- "${1}")
    }

    # Completes the words of COMP_WORDS. The arguments are those of a completion function.
    _pq_with_default() {
        local -i index
        index="$(_pq_subcommand_index)"
        if [[ "${index}" -gt 0 ]]; then
            local subcommand="${COMP_WORDS[index]}"
            unset "COMP_WORDS[${index}]"
            COMP_WORDS=("${COMP_WORDS[0]}" "${subcommand}" "${COMP_WORDS[@]:1}")
        else
            [[ "${index}" -lt 0 ]] || COMPREPLY=($(compgen -W '\(PQCommand.subcommandNames.joined(separator: " "))' -- "${2}"))
            COMP_WORDS=("${COMP_WORDS[0]}" run "${COMP_WORDS[@]:1}")
            COMP_CWORD+=1
        fi
        _pq "${@}"
        [[ "${3}" != --backend ]] || _pq_fixture_files "${2}"
    }

    # Bash splits --format=csv at the equals sign. It is completed as --format csv.
    _pq_with_equals() {
        local -a typed=("${COMP_WORDS[@]}")
        local -i cursor="${COMP_CWORD}"
        local -a COMP_WORDS=()
        local -i COMP_CWORD=0
        local -i index
        for index in "${!typed[@]}"; do
            if [[ "${typed[index]}" != = || "${typed[index - 1]}" != --* ]]; then
                COMP_WORDS+=("${typed[index]}")
            elif [[ "${index}" -eq "${cursor}" ]]; then
                COMP_WORDS+=("")
            fi
            [[ "${index}" -ne "${cursor}" ]] || COMP_CWORD="$((${#COMP_WORDS[@]} - 1))"
        done
        _pq_with_default "${1}" "${2#=}" "${COMP_WORDS[COMP_CWORD - 1]}"
    }

    complete -o filenames -F _pq_with_equals pq

    """
  }
}
