import fontkit, { type Font } from '@pdf-lib/fontkit'
import { readFontFile, type Weight } from './font-files.ts'

export interface GlyphOutline {
  /** Advance in thousandths of the size. */
  readonly advance: number
  /** SVG path data, y upwards. */
  readonly path: string
}

// Reading 15 MB and finding its tables takes 50 ms, and the files never change while a node runs.
const opened = new Map<Weight, Font>()
const advances: Record<Weight, Map<string, number>> = { regular: new Map(), semibold: new Map() }

/** Whether the weight has a picture for this character. */
export function hasGlyph(weight: Weight, character: string): boolean {
  return open(weight).hasGlyphForCodePoint(codePointOf(character))
}

/** How wide a text runs at a size, with `spacing` points after every character but the last. */
export function widthOf(text: string, weight: Weight, size: number, spacing = 0): number {
  const characters = [...text]
  const units = characters.reduce((sum, character) => sum + advanceOf(character, weight), 0)
  return (units / 1000) * size + spacing * Math.max(0, characters.length - 1)
}

/** The drawing of one character, for text that is a picture: the name along a seal's ring. */
export function outlineOf(character: string, weight: Weight): GlyphOutline {
  const glyph = open(weight).glyphForCodePoint(codePointOf(character))
  return { advance: advanceOf(character, weight), path: glyph.path.toSVG() }
}

function advanceOf(character: string, weight: Weight): number {
  const known = advances[weight].get(character)
  if (known !== undefined) return known
  const font = open(weight)
  const advance = (font.glyphForCodePoint(codePointOf(character)).advanceWidth * 1000) / font.unitsPerEm
  advances[weight].set(character, advance)
  return advance
}

function open(weight: Weight): Font {
  const already = opened.get(weight)
  if (already) return already
  const font = fontkit.create(readFontFile(weight))
  opened.set(weight, font)
  return font
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0
}
