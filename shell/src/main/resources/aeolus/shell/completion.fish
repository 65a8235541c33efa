# Completes Aeolus's command lines in fish; keep it as ~/.config/fish/completions/aeolus.fish
function __aeolus_complete
    set -l words (commandline -opc)
    set -l begun (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] "$begun" 2>/dev/null)
        if test "$line" = ":files"
            # After an option and an equals sign, a name begins there.
            set -l option (string match -r '^--[^=]*=' -- "$begun")
            for file in (__fish_complete_path (string replace -- "$option" "" "$begun"))
                echo "$option$file"
            end
        else
            echo $line
        end
    end
end
complete -c aeolus -f -a '(__aeolus_complete)'
