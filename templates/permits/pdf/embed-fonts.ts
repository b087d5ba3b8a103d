import fontkit from '@pdf-lib/fontkit'
import type { PDFDocument, PDFFont } from 'pdf-lib'
import subsetFont from 'subset-font'
import type { Sheet } from '../layout/mark.ts'
import { readFontFile, type Weight } from '../typeface/font-files.ts'

export type EmbeddedFonts = Readonly<Record<Weight, PDFFont>>

// Ligatures and their like would draw glyphs that no character maps back to: such text could not be searched.
const dropTables = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'VORG', 'vhea', 'vmtx', 'gasp']

export type SubsetFonts = Readonly<Record<Weight, Uint8Array>>

/** Cuts each weight to exactly the characters that the sheets show; cutting from fonts cut before takes a tenth. */
export async function subsetFonts(sheets: readonly Sheet[], from: SubsetFonts | null = null): Promise<SubsetFonts> {
  const cut = (weight: Weight) => subset(from?.[weight] ?? readFontFile(weight), weight, sheets)
  return { regular: await cut('regular'), semibold: await cut('semibold') }
}

/** Embeds fonts that were cut for the sheets of this document. */
export async function embedFonts(document: PDFDocument, fonts: SubsetFonts): Promise<EmbeddedFonts> {
  document.registerFontkit(fontkit)
  // pdf-lib's own subsetting keeps the text and loses the glyphs: the page shows holes.
  const embed = (font: Uint8Array, customName: string) => document.embedFont(font, { subset: false, customName })
  return {
    regular: await embed(fonts.regular, 'SIJIRG+NotoSerifSC-Regular'),
    semibold: await embed(fonts.semibold, 'SIJISB+NotoSerifSC-SemiBold'),
  }
}

async function subset(font: Uint8Array, weight: Weight, sheets: readonly Sheet[]): Promise<Uint8Array> {
  return await subsetFont(Buffer.from(font), charactersOf(sheets, weight), {
    targetFormat: 'sfnt',
    keepFeatures: [],
    noHinting: true,
    dropTables,
  })
}

function charactersOf(sheets: readonly Sheet[], weight: Weight): string {
  const characters = new Set<string>()
  for (const mark of sheets.flatMap((sheet) => sheet.marks)) {
    if (mark.type === 'text' && mark.weight === weight) for (const character of mark.text) characters.add(character)
  }
  return [...characters].sort().join('')
}
