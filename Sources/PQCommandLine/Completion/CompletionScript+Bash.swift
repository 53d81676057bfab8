extension CompletionScript {
  /// Completes `pq` in Bash. The functions of ArgumentParser read the typed words from `COMP_WORDS`.
  static var bash: String {
    """
    # Prints the index of the first subcommand before the cursor; 0 if there is none.
    _pq_subcommand_index() {
        local -i index
        for ((index = 1; index < COMP_CWORD; index++)); do
            case " \(names) " in
            *" ${COMP_WORDS[index]} "*)
                printf %s "${index}"
                return
                ;;
            esac
        done
        printf 0
    }

    # Offers fixture files as backends. COMPREPLY may have reserved words already.
    _pq_fixture_files() {
        local file
        while IFS='' read -r file; do
            COMPREPLY+=("${file}")
        done < <(\(fixtures.map { "compgen -f -X '!*.\($0)' -- \"${1}\"" }.joined(separator: "; ")); compgen -d -- "${1}")
    }

    _pq_with_default() {
        local -a COMP_WORDS=("${COMP_WORDS[@]}")
        local -i COMP_CWORD="${COMP_CWORD}"
        local -i index
        index="$(_pq_subcommand_index)"
        if [[ "${index}" -gt 0 ]]; then
            local subcommand="${COMP_WORDS[index]}"
            unset "COMP_WORDS[${index}]"
            COMP_WORDS=("${COMP_WORDS[0]}" "${subcommand}" "${COMP_WORDS[@]:1}")
        else
            [[ "${COMP_CWORD}" -gt 1 ]] || _pq "${@}"
            COMP_WORDS=("${COMP_WORDS[0]}" run "${COMP_WORDS[@]:1}")
            COMP_CWORD+=1
        fi
        _pq "${@}"
        [[ "${3}" != --backend ]] || _pq_fixture_files "${2}"
    }

    complete -o filenames -F _pq_with_default pq

    """
  }
}
