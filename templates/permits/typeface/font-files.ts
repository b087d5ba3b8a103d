import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Weight = 'regular' | 'semibold'

const files: Record<Weight, string> = {
  regular: '400Regular/NotoSerifSC_400Regular.ttf',
  semibold: '600SemiBold/NotoSerifSC_600SemiBold.ttf',
}

/** The whole font of a weight, as the package Noto Serif SC (SIL Open Font Licence) ships it. */
export function readFontFile(weight: Weight): Uint8Array {
  const manifest = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json')
  return readFileSync(join(dirname(manifest), files[weight]))
}
