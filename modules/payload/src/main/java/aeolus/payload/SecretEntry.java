package aeolus.payload;

import java.util.List;
import java.util.Optional;

/**
 * Where one secret file of an image comes from.
 *
 * @param path in the new system, relative
 * @param mode permission bits
 * @param command that prints it, empty where it comes from a file
 * @param file that holds it, relative to the project
 */
public record SecretEntry(String path, int mode, List<String> command, Optional<String> file) {}
