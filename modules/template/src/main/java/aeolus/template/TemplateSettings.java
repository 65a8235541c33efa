package aeolus.template;

import java.nio.file.Path;
import java.util.List;

/**
 * How templates are rendered.
 *
 * @param projectDir no file outside of it is read
 * @param searchPath folders for includes and imports, after that of the template itself
 */
public record TemplateSettings(Path projectDir, List<Path> searchPath) {}
