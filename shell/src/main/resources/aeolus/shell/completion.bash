# Completes Aeolus's command lines in bash; load it with: source <(aeolus completion bash)
_aeolus() {
  local line words begun word about stem
  line=${COMP_LINE:0:COMP_POINT}
  # Not bash's own words, which end at colons: patterns have them.
  read -ra words <<<"$line"
  [[ $line != *[[:space:]] ]] || words+=("")
  begun=${words[-1]}
  # What bash takes for words that are done, it does not want to see again.
  stem=
  [[ $begun != *:* || $COMP_WORDBREAKS != *:* ]] || stem=${begun%:*}:
  COMPREPLY=()
  while IFS=$'\t' read -r word about; do
    if [[ $word == :files ]]; then
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$begun")
      compopt -o filenames
    else
      COMPREPLY+=("${word#"$stem"}")
    fi
  done < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
}
complete -F _aeolus aeolus ./aeolus
