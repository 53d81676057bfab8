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
        local -i ret=1
        local -ar names=(\(names))
        local -ar before=("${(@)words[2,CURRENT-1]}")
        local -ar subcommands=("${(@)before:*names}")
        if (( ${#subcommands} )); then
            local -i index="${words[(i)${subcommands[1]}]}"
            words=("${words[1]}" "${subcommands[1]}" "${(@)words[2,index-1]}" "${(@)words[index+1,-1]}")
        else
            (( CURRENT > 2 )) || { __pq_words && ret=0; }
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
