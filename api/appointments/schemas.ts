import { z } from 'zod'
import type { OpenedAppointment } from './read-appointment.ts'

const span = z.object({ startsAt: z.iso.datetime({ offset: true }), endsAt: z.iso.datetime({ offset: true }) })

export const proposalBody = z.object({
  address: z.string().trim().min(1).max(200),
  contact: z.string().trim().min(1).max(50),
  phone: z.string().trim().min(1).max(30),
  times: z.array(span).min(1).max(20).describe('Up to five, in place of those proposed before'),
})

export const timeAnswersBody = z.object({
  answers: z
    .array(z.object({ time: z.uuid(), suits: z.boolean() }))
    .min(1)
    .max(5),
})

export const confirmationBody = z.object({ time: z.uuid().describe('One of the proposed times') })

export const moveBody = span.extend({ reason: z.string().trim().min(1).max(500) })

export const appointmentView = z.object({
  state: z.enum(['none', 'proposed', 'confirmed', 'moved', 'held']),
  address: z.string().nullable(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  movedBecause: z.string().nullable(),
  parties: z.array(z.string()).describe('`applicant` and the departments concerned'),
  times: z.array(
    z.object({
      id: z.uuid(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      answers: z.array(z.object({ party: z.string(), suits: z.boolean(), by: z.string() })),
    }),
  ),
})

export function appointmentViewOf({ appointment, parties }: OpenedAppointment): z.input<typeof appointmentView> {
  return {
    state: appointment?.state ?? 'none',
    address: appointment?.address ?? null,
    contact: appointment?.contact ?? null,
    phone: appointment?.phone ?? null,
    startsAt: appointment?.startsAt?.toISOString() ?? null,
    endsAt: appointment?.endsAt?.toISOString() ?? null,
    movedBecause: appointment?.movedBecause ?? null,
    parties: [...parties],
    times: (appointment?.times ?? []).map(({ id, startsAt, endsAt, answers }) => ({
      id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      answers: answers.map(({ party, suits, personName }) => ({ party, suits, by: personName })),
    })),
  }
}
