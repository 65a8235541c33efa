#compdef aeolus
# Completes Aeolus's command lines in zsh; load it with: source <(aeolus completion zsh)
_aeolus() {
  local line word about
  local -a suggestions
  for line in "${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    word=${line%%$'\t'*}
    about=
    [[ $line != *$'\t'* ]] || about=${line#*$'\t'}
    if [[ $word == :files ]]; then
      # After an option and an equals sign, a name begins there.
      compset -P '--*='
      _files
    elif [[ -n $word ]]; then
      suggestions+=("${word//:/\\:}:$about")
    fi
  done
  _describe -t words aeolus suggestions
}
compdef _aeolus aeolus ./aeolus
