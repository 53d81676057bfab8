extension CompletionScript {
  /// Completes `pq` in Zsh. The functions of ArgumentParser read the typed words from `words`.
  ///
  /// - Parameter script: the script of ArgumentParser. It stands in a function, because it completes at
  ///   once if it is the body of a function that the shell loads when it is first called.
  static func zsh(_ script: String) -> String {
    """
    #compdef pq

    __pq_define() {
    \(script)
    }
    __pq_define
    unfunction __pq_define
    functions[__pq_words]="${functions[_pq]}"

    _pq() {
        local -i ret=1 index place=0
        if [[ "${words[CURRENT]}" = --*=* ]]; then
            compset -P '*='
            words=("${(@)words[1,CURRENT-1]}" "${words[CURRENT]%%=*}" "${words[CURRENT]#*=}" "${(@)words[CURRENT+1,-1]}")
            (( CURRENT++ ))
        fi
        for (( index = 2; index < CURRENT; index++ )); do
            case "${words[index]}" in
            (\(optionsWithValue)) (( index++ )) ;;
            (-?*) ;;
            (\(names)) place=index; break ;;
            (*) place=-1; break ;;
            esac
        done
        if (( place > 0 )); then
            words=("${words[1]}" "${words[place]}" "${(@)words[2,place-1]}" "${(@)words[place+1,-1]}")
        else
            if (( place == 0 && index == CURRENT )); then
                local -a typed=("${words[@]}")
                local -i cursor=CURRENT
                words=("${words[1]}" "${words[CURRENT]}")
                CURRENT=2
                __pq_words && ret=0
                words=("${typed[@]}")
                CURRENT=cursor
            fi
            words=("${words[1]}" run "${(@)words[2,-1]}")
            (( CURRENT++ ))
        fi
        __pq_words && ret=0
        if [[ "${words[CURRENT-1]}" = --backend ]]; then
            _files -g '*.(\(fixtures.joined(separator: "|")))' && ret=0
        fi
        return "${ret}"
    }

    if [[ "${funcstack[1]}" = _pq ]]; then
        _pq "${@}"
    fi

    """
  }
}
