# Completes Aeolus's command lines in bash; load it with: source <(aeolus completion bash)
_aeolus() {
  local line words begun word about breaks stem option
  line=${COMP_LINE:0:COMP_POINT}
  # Not bash's own words, which end at colons: patterns have them.
  read -ra words <<<"$line"
  [[ $line != *[[:space:]] ]] || words+=("")
  begun=${words[-1]}
  # What bash takes for words that are done, it does not want to see again.
  breaks=${COMP_WORDBREAKS//[^:=]/}
  stem=
  [[ -z $breaks ]] || stem=${begun%"${begun##*["$breaks"]}"}
  # The name of a file after an option and an equals sign.
  option=
  [[ $begun != --*=* ]] || option=${begun%%=*}=
  COMPREPLY=()
  while IFS=$'\t' read -r word about; do
    if [[ $word == :files ]]; then
      while read -r word; do
        COMPREPLY+=("${option}${word}")
        COMPREPLY[-1]=${COMPREPLY[-1]#"$stem"}
      done < <(compgen -f -- "${begun#"$option"}")
      compopt -o filenames
    else
      COMPREPLY+=("${word#"$stem"}")
    fi
  done < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
}
complete -F _aeolus aeolus ./aeolus
