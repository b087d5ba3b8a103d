import type { Weight } from './typeface/font-files.ts'
import { printable } from './typeface/printable.ts'
import { hasGlyph } from './typeface/typeface.ts'

const weights: readonly Weight[] = ['regular', 'semibold']

/**
 * The characters of these texts that the font cannot draw, each once, in the order in which they first appear. Ask
 * before a permit is issued: a PDF shows nothing at all in their place.
 */
export function missingGlyphs(texts: readonly string[]): readonly string[] {
  const characters = new Set([...printable(texts.join('\n'))])
  characters.delete('\n')
  return [...characters].filter((character) => !weights.every((weight) => hasGlyph(weight, character)))
}
