import fontkit from '@pdf-lib/fontkit'
import type { PDFDocument, PDFFont } from 'pdf-lib'
import subsetFont from 'subset-font'
import type { Sheet } from '../layout/mark.ts'
import { readFontFile, type Weight } from '../typeface/font-files.ts'

export type EmbeddedFonts = Readonly<Record<Weight, PDFFont>>

// Ligatures and their like would draw glyphs that no character maps back to: such text could not be searched.
const dropTables = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'VORG', 'vhea', 'vmtx', 'gasp']

/** Embeds of each weight exactly the characters that the sheets show. */
export async function embedFonts(document: PDFDocument, sheets: readonly Sheet[]): Promise<EmbeddedFonts> {
  document.registerFontkit(fontkit)
  return {
    regular: await embed(document, 'regular', 'SIJIRG+NotoSerifSC-Regular', sheets),
    semibold: await embed(document, 'semibold', 'SIJISB+NotoSerifSC-SemiBold', sheets),
  }
}

async function embed(document: PDFDocument, weight: Weight, name: string, sheets: readonly Sheet[]): Promise<PDFFont> {
  const font = await subsetFont(Buffer.from(readFontFile(weight)), charactersOf(sheets, weight), {
    targetFormat: 'sfnt',
    keepFeatures: [],
    noHinting: true,
    dropTables,
  })
  // pdf-lib's own subsetting keeps the text and loses the glyphs: the page shows holes.
  return document.embedFont(font, { subset: false, customName: name })
}

function charactersOf(sheets: readonly Sheet[], weight: Weight): string {
  const characters = new Set<string>()
  for (const mark of sheets.flatMap((sheet) => sheet.marks)) {
    if (mark.type === 'text' && mark.weight === weight) for (const character of mark.text) characters.add(character)
  }
  return [...characters].sort().join('')
}
