import { readPosted } from '../../forms/form-reading.ts'
import type { DescribedMaterial, DescribedProcess } from '../../process-description/described-process.ts'
import type { HandedOver } from '../../registrations/registration-problems.ts'
import { shortFormOf } from '../../registrations/short-form.ts'
import { type Typed, textOf } from '../typed.ts'

/** What an authority does not bring itself and no promise stands for may be handed over on paper. */
export function paperMaterialsOf(process: DescribedProcess): readonly DescribedMaterial[] {
  return process.materials.filter(
    ({ providedBy }) => !providedBy.every((source) => source === 'internal' || source === 'promise'),
  )
}

export function readShortForm(process: DescribedProcess, typed: Typed) {
  return readPosted(shortFormOf(process.form), typed, 'form')
}

/** The materials that are in hand; `NaN` pages where no number was typed. */
export function readPapers(process: DescribedProcess, typed: Typed): readonly HandedOver[] {
  return paperMaterialsOf(process).flatMap(({ code }) => {
    const kind = textOf(typed, `paper.${code}.kind`)
    if (kind !== 'original' && kind !== 'copy') return []
    const pages = textOf(typed, `paper.${code}.pages`)
    return [{ code, kind, pages: /^\d{1,5}$/.test(pages) ? Number(pages) : Number.NaN }]
  })
}
