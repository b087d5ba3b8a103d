import { and, asc, desc, eq } from 'drizzle-orm'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { Appointment, ProposedTime } from './appointment.ts'
import { surveyAppointments, surveyTimeAnswers, surveyTimes } from './tables.ts'

export type NewTime = Pick<ProposedTime, 'id' | 'startsAt' | 'endsAt'>

/** What changes of an appointment, and by whom. */
export type AppointmentChange = Partial<
  Pick<Appointment, 'state' | 'address' | 'contact' | 'phone' | 'startsAt' | 'endsAt' | 'movedBecause'>
> & { readonly changedBy: string; readonly changedAt: Date }

/** The newest appointment of an application; locked until the transaction ends where somebody means to change it. */
export async function findAppointment(
  tx: Tx,
  parkId: string,
  applicationId: string,
  isLocked = false,
): Promise<Appointment | null> {
  const query = tx
    .select()
    .from(surveyAppointments)
    .where(and(eq(surveyAppointments.parkId, parkId), eq(surveyAppointments.applicationId, applicationId)))
    .orderBy(desc(surveyAppointments.id))
    .limit(1)
  const [row] = isLocked ? await query.for('update') : await query
  if (row === undefined) return null
  const { parkId: _park, changedBy: _by, changedAt: _at, ...appointment } = row
  return { ...appointment, times: await listTimes(tx, parkId, row.id) }
}

/** Those that stand for choice, the earliest first, with what was said about each. */
async function listTimes(tx: Tx, parkId: string, appointmentId: string): Promise<readonly ProposedTime[]> {
  const isOf = and(
    eq(surveyTimes.parkId, parkId),
    eq(surveyTimes.appointmentId, appointmentId),
    eq(surveyTimes.withdrawn, false),
  )
  const times = await tx
    .select({ id: surveyTimes.id, startsAt: surveyTimes.startsAt, endsAt: surveyTimes.endsAt })
    .from(surveyTimes)
    .where(isOf)
    .orderBy(asc(surveyTimes.startsAt), asc(surveyTimes.id))
  const answers = await tx
    .select({
      timeId: surveyTimeAnswers.timeId,
      party: surveyTimeAnswers.party,
      suits: surveyTimeAnswers.suits,
      personName: people.name,
    })
    .from(surveyTimeAnswers)
    .innerJoin(surveyTimes, and(eq(surveyTimes.parkId, parkId), eq(surveyTimes.id, surveyTimeAnswers.timeId)))
    .innerJoin(people, eq(people.id, surveyTimeAnswers.personId))
    .where(and(eq(surveyTimeAnswers.parkId, parkId), isOf))
    .orderBy(asc(surveyTimeAnswers.party))
  return times.map((time) => ({
    ...time,
    answers: answers
      .filter(({ timeId }) => timeId === time.id)
      .map(({ party, suits, personName }) => ({ party, suits, personName })),
  }))
}

export async function insertAppointment(
  tx: Tx,
  parkId: string,
  { times: _times, ...appointment }: Appointment,
  by: { readonly changedBy: string; readonly changedAt: Date },
): Promise<void> {
  await tx.insert(surveyAppointments).values({ parkId, ...appointment, ...by })
}

export async function changeAppointment(tx: Tx, parkId: string, id: string, change: AppointmentChange): Promise<void> {
  await tx
    .update(surveyAppointments)
    .set(change)
    .where(and(eq(surveyAppointments.parkId, parkId), eq(surveyAppointments.id, id)))
}

/** Puts these times in place of those that stood for choice. */
export async function replaceTimes(
  tx: Tx,
  parkId: string,
  appointmentId: string,
  times: readonly NewTime[],
): Promise<void> {
  await tx
    .update(surveyTimes)
    .set({ withdrawn: true })
    .where(and(eq(surveyTimes.parkId, parkId), eq(surveyTimes.appointmentId, appointmentId)))
  await tx.insert(surveyTimes).values(times.map((time) => ({ parkId, appointmentId, ...time })))
}

/** What one party says about one time, which replaces what it said before. */
export async function saveTimeAnswer(
  tx: Tx,
  parkId: string,
  answer: {
    readonly timeId: string
    readonly party: string
    readonly suits: boolean
    readonly personId: string
    readonly answeredAt: Date
  },
): Promise<void> {
  const { parkId: park, timeId, party } = surveyTimeAnswers
  const { suits, personId, answeredAt } = answer
  await tx
    .insert(surveyTimeAnswers)
    .values({ parkId, ...answer })
    .onConflictDoUpdate({ target: [park, timeId, party], set: { suits, personId, answeredAt } })
}
