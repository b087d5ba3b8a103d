/**
 * Text as it can be printed and found again: line feeds only, no tabs, and the look-alikes that copying from other
 * documents leaves behind (no-break spaces, Kangxi radicals) as the characters they stand for, for two characters
 * that share one glyph cannot both be extracted rightly.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u00a0\u2e80-\u2fdf]/g, (character) => character.normalize('NFKC'))
    .normalize('NFC')
}
