/** The paragraphs of a text; indents typed by hand go, because the page sets its own of two characters. */
export function splitParagraphs(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}
