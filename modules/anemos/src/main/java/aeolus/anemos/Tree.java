package aeolus.anemos;

import java.nio.file.Path;

/**
 * The packages of an image, bootstrapped beforehand: no files, no secrets.
 *
 * @param key names it: the SHA-256 of everything it was made from
 * @param file its tar, compressed by zstd
 * @param sha256 the file's digest
 * @param size the file's size in octets
 */
public record Tree(String key, Path file, String sha256, long size) {}
