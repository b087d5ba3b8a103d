import { z } from 'zod'
import { applicationParams } from '../applications/schemas.ts'
import { deferralLifecycle } from '../deferrals/lifecycle.ts'
import type { Material } from './queries.ts'
import { type Requirement, requirementStates } from './requirements.ts'

export const materialParams = applicationParams.extend({ code: z.string().max(100) })

export const materialView = z.object({
  id: z.uuid(),
  code: z.string(),
  version: z.number().int(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  providedAt: z.iso.datetime(),
})

export const requirementView = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  permits: z.array(z.string()),
  deferrableDays: z.number().int().nullable().describe('Working days for which it may be deferred; null = never'),
  state: z.enum(requirementStates),
  isMet: z.boolean().describe('Whether the application may be submitted with it as it is'),
  material: materialView.nullable(),
  paper: z
    .object({ kind: z.enum(['original', 'copy']), pages: z.number().int() })
    .nullable()
    .describe('Handed over on paper at the window'),
  deferral: z
    .object({
      days: z.number().int(),
      signedByHand: z.string().nullable(),
      signedOn: z.iso.date().nullable(),
      state: z.enum(deferralLifecycle.states),
      dueAt: z.iso.datetime().nullable().describe('Known from acceptance on'),
      providedAt: z.iso.datetime().nullable().describe('When the material came, be it late'),
    })
    .nullable()
    .describe('Signed for later; by hand, with name and day as on the paper, where the window registered it'),
})

export function materialViewOf(material: Material): z.input<typeof materialView> {
  const { id, code, version, fileName, mediaType, bytes, sha256, providedAt } = material
  return { id, code, version, fileName, mediaType, bytes, sha256, providedAt: providedAt.toISOString() }
}

export function requirementViewOf(requirement: Requirement): z.input<typeof requirementView> {
  const { code, name, permits, deferrableDays, state, isMet, material, paper, deferral } = requirement
  return {
    code,
    name: name.zh,
    nameEn: name.en,
    permits: [...permits],
    deferrableDays,
    state,
    isMet,
    material: material === null ? null : materialViewOf(material),
    paper: paper === null ? null : { kind: paper.kind, pages: paper.pages },
    deferral:
      deferral === null
        ? null
        : {
            days: deferral.days,
            signedByHand: deferral.byHand?.by ?? null,
            signedOn: deferral.byHand?.on ?? null,
            state: deferral.state,
            dueAt: deferral.dueAt?.toISOString() ?? null,
            providedAt: deferral.providedAt?.toISOString() ?? null,
          },
  }
}
