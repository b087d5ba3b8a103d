import { z } from 'zod'
import type { Permit } from './permit.ts'

export const permitView = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  permit: z.string().describe('Its letter in the process'),
  type: z.string(),
  title: z.string(),
  titleEn: z.string(),
  number: z.string(),
  issuingAuthority: z.string(),
  authority: z.string(),
  state: z.string(),
  issuedAt: z.iso.datetime(),
  position: z.number().int().describe('Its place in the legal order of issue'),
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
  verifyPath: z.string(),
  checkWord: z.string(),
})

export function permitViewOf(permit: Permit): z.input<typeof permitView> {
  const { id, applicationId, number, issuingAuthority, state, position, checkWord, printed } = permit
  return {
    ...{ id, applicationId, number, issuingAuthority, state, position, checkWord },
    permit: permit.permit,
    type: permit.permitType,
    title: printed.title,
    titleEn: printed.titleEn,
    authority: printed.authority,
    issuedAt: permit.issuedAt.toISOString(),
    fields: printed.fields.map((field) => ({ ...field })),
    verifyPath: `/verify/${permit.verificationCode}`,
  }
}
