package aeolus.anemos;

import java.nio.file.Path;

/**
 * A kernel and an initramfs with the tools that a deployment needs, the same for all hosts.
 *
 * @param key names it: the SHA-256 of everything it was made from
 * @param kernel the kernel's file
 * @param kernelSha256 its digest
 * @param archive the compressed cpio's file
 * @param archiveSha256 its digest
 * @param unpackedBytes size of the archive's content, as the host's memory will hold it
 */
public record BaseImage(String key, Path kernel, String kernelSha256, Path archive,
    String archiveSha256, long unpackedBytes) {}
