import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import { enterprises } from '../enterprises/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import type { Card, CardAct } from './card.ts'
import { cardActs, cards } from './tables.ts'

const columns = {
  id: cards.id,
  state: cards.state,
  projectId: cards.projectId,
  projectCode: projects.code,
  projectName: projects.name,
  applicationId: cards.applicationId,
  applicationNumber: applications.number,
  enterpriseId: applications.enterpriseId,
  party: cards.party,
  partyName: cards.partyName,
  partyCreditCode: cards.partyCreditCode,
  speakerId: cards.speakerId,
  speakerName: enterprises.name,
  ground: cards.ground,
  colour: cards.colour,
  whatHappened: cards.whatHappened,
  evidence: cards.evidence,
  proposedBy: cards.proposedBy,
  proposedAt: cards.proposedAt,
  toldAt: cards.toldAt,
  hearBy: cards.hearBy,
  number: cards.number,
  givenBy: cards.givenBy,
  givenAt: cards.givenAt,
  closedOn: cards.closedOn,
  expiresOn: cards.expiresOn,
  objection: cards.objection,
}

export interface NewCard
  extends Pick<
    Card,
    'id' | 'party' | 'partyName' | 'partyCreditCode' | 'speakerId' | 'ground' | 'colour' | 'whatHappened' | 'evidence'
  > {
  readonly projectId: string
  readonly applicationId: string
  /** What a rule proposes it for, else its own id: once for each. */
  readonly source: string
  readonly proposedBy: string | null
  readonly proposedAt: Date
}

/** False where it was proposed for the same before. */
export async function insertCard(tx: Tx, parkId: string, card: NewCard): Promise<boolean> {
  const rows = await tx
    .insert(cards)
    .values({ parkId, ...card })
    .onConflictDoNothing({ target: [cards.parkId, cards.source] })
    .returning({ id: cards.id })
  return rows.length > 0
}

/** Of what a card can be asked for: `null` = whatever. */
export interface CardSearch {
  /** Told to these enterprises, or about their projects; those that nobody was told of are not theirs to see. */
  readonly enterpriseIds: readonly string[] | null
  /** `underWay` = proposed or heard: an overseer has still to decide. */
  readonly state: Card['state'] | 'underWay' | null
  readonly colour: Card['colour'] | null
  /** Words of project, firm, credit code or number. */
  readonly words: string
}

/** The latest first. */
export async function searchCards(tx: Tx, parkId: string, search: CardSearch): Promise<readonly Card[]> {
  const { enterpriseIds, state, colour, words } = search
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return await select(
    tx,
    and(
      eq(cards.parkId, parkId),
      enterpriseIds === null
        ? undefined
        : and(
            sql`${cards.toldAt} is not null`,
            or(inArray(cards.speakerId, [...enterpriseIds]), inArray(applications.enterpriseId, [...enterpriseIds])),
          ),
      state === null
        ? undefined
        : state === 'underWay'
          ? inArray(cards.state, ['proposed', 'heard'])
          : eq(cards.state, state),
      colour === null ? undefined : eq(cards.colour, colour),
      words === ''
        ? undefined
        : sql`(${projects.name} ilike ${like} or ${projects.code} ilike ${like} or ${cards.partyName} ilike ${like}
            or ${cards.partyCreditCode} ilike ${like} or ${cards.number} ilike ${like})`,
    ),
  )
}

export async function findCard(tx: Tx, parkId: string, id: string): Promise<Card | null> {
  const [found] = await select(tx, and(eq(cards.parkId, parkId), eq(cards.id, id)))
  return found ?? null
}

/** The card, held until the transaction ends: one at a time moves it. */
export async function lockCard(tx: Tx, parkId: string, id: string): Promise<Card | null> {
  await tx
    .select({ id: cards.id })
    .from(cards)
    .where(and(eq(cards.parkId, parkId), eq(cards.id, id)))
    .for('update')
  return await findCard(tx, parkId, id)
}

/** Cards in force on a day, of this project or on one of these firms. */
export async function listInForce(
  tx: Tx,
  parkId: string,
  { projectCode, creditCodes }: { readonly projectCode: string | null; readonly creditCodes: readonly string[] },
  onDay: string,
): Promise<readonly Card[]> {
  const concerned = [
    ...(projectCode === null ? [] : [eq(projects.code, projectCode)]),
    ...(creditCodes.length === 0 ? [] : [inArray(cards.partyCreditCode, [...creditCodes])]),
  ]
  if (concerned.length === 0) return []
  return await select(tx, and(eq(cards.parkId, parkId), inForce(onDay), or(...concerned)))
}

/** Yellow cards that a firm was given for a project since an instant, the latest first. */
export async function listYellowsSince(
  tx: Tx,
  parkId: string,
  { project, partyCreditCode }: Pick<Card, 'project' | 'partyCreditCode'>,
  since: Date,
): Promise<readonly Card[]> {
  return await select(
    tx,
    and(
      eq(cards.parkId, parkId),
      eq(cards.projectId, project.id),
      eq(cards.partyCreditCode, partyCreditCode),
      eq(cards.colour, 'yellow'),
      inArray(cards.state, ['given', 'expired']),
      gte(cards.givenAt, since),
    ),
    desc(cards.givenAt),
  )
}

/** Those for which time has done something that is not written yet. */
export async function listToAge(tx: Tx, parkId: string, now: Date, today: string): Promise<readonly string[]> {
  const at = now.toISOString()
  const rows = await tx
    .select({ id: cards.id })
    .from(cards)
    .where(
      and(
        eq(cards.parkId, parkId),
        sql`((${cards.state} = 'proposed' and ${cards.hearBy} < ${at}::timestamptz)
          or (${cards.state} = 'given' and ${cards.expiresOn} < ${today}::date))`,
      ),
    )
    .limit(1_000)
  return rows.map(({ id }) => id)
}

/** How many are in force on a day, and how many wait for an overseer. */
export async function countCards(tx: Tx, parkId: string, onDay: string) {
  const [row] = await tx
    .select({
      inForce: sql<number>`count(*) filter (where ${inForce(onDay)})::int`,
      proposed: sql<number>`count(*) filter (where ${cards.state} in ('proposed', 'heard'))::int`,
    })
    .from(cards)
    .where(eq(cards.parkId, parkId))
  return row ?? { inForce: 0, proposed: 0 }
}

type Change = Partial<
  Pick<Card, 'state' | 'toldAt' | 'hearBy' | 'number' | 'givenBy' | 'givenAt' | 'closedOn' | 'expiresOn' | 'objection'>
>

export async function updateCard(tx: Tx, parkId: string, id: string, change: Change): Promise<void> {
  await tx
    .update(cards)
    .set(change)
    .where(and(eq(cards.parkId, parkId), eq(cards.id, id)))
}

export interface NewCardAct extends Omit<CardAct, 'person'> {
  readonly personId: string | null
}

/** Adds it behind what was done before. */
export async function insertCardAct(tx: Tx, parkId: string, cardId: string, act: NewCardAct): Promise<void> {
  const position = sql<number>`(select coalesce(max(done.position), 0) + 1 from card_acts done
    where done.park_id = ${parkId} and done.card_id = ${cardId})`
  await tx.insert(cardActs).values({ parkId, cardId, position, ...act })
}

export async function listCardActs(tx: Tx, parkId: string, cardId: string): Promise<readonly CardAct[]> {
  return await tx
    .select({ act: cardActs.act, words: cardActs.words, person: people.name, actedAt: cardActs.actedAt })
    .from(cardActs)
    .leftJoin(people, eq(people.id, cardActs.personId))
    .where(and(eq(cardActs.parkId, parkId), eq(cardActs.cardId, cardId)))
    .orderBy(asc(cardActs.position))
}

function inForce(onDay: string): SQL | undefined {
  return and(eq(cards.state, 'given'), or(isNull(cards.expiresOn), sql`${cards.expiresOn} >= ${onDay}::date`))
}

async function select(
  tx: Tx,
  condition: SQL | undefined,
  order: SQL = desc(cards.proposedAt),
): Promise<readonly Card[]> {
  const rows = await tx
    .select(columns)
    .from(cards)
    .innerJoin(projects, and(eq(projects.parkId, cards.parkId), eq(projects.id, cards.projectId)))
    .innerJoin(enterprises, eq(enterprises.id, cards.speakerId))
    .innerJoin(applications, and(eq(applications.parkId, cards.parkId), eq(applications.id, cards.applicationId)))
    .where(condition)
    .orderBy(order, desc(cards.id))
    .limit(2_000)
  return rows.map(
    ({ projectId, projectCode, projectName, applicationId, applicationNumber, enterpriseId, ...row }) => ({
      ...row,
      project: { id: projectId, code: projectCode, name: projectName },
      application: { id: applicationId, number: applicationNumber, enterpriseId },
    }),
  )
}
