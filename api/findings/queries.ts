import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { journalled, standing } from '../answers/queries.ts'
import { answers } from '../answers/tables.ts'
import { noticeItems } from '../notices/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { type Finding, follow, isUntold, type MadeMove, type StandingFinding } from './finding.ts'
import type { FindingMove } from './lifecycle.ts'
import { findingMoves, findings } from './tables.ts'

const columns = {
  id: findings.id,
  permit: findings.permit,
  material: findings.material,
  field: findings.field,
  whatIsWrong: findings.whatIsWrong,
  howToFix: findings.howToFix,
  rule: findings.rule,
}

export interface NewFinding extends Finding {
  readonly parkId: string
  readonly commandId: string
  readonly position: number
  readonly applicationId: string
  readonly department: string | null
  readonly personId: string
  readonly writtenAt: Date
  readonly round: number
  /** Only of one that was not found when it could have been: why, and the head who let it be told. */
  readonly whyLate: string | null
  readonly approvedBy: string | null
}

export async function insertFindings(tx: Tx, rows: readonly NewFinding[]): Promise<void> {
  if (rows.length > 0) await tx.insert(findings).values([...rows])
}

/**
 * Findings that count and that no notice has carried since they were found or reopened; until one does, the applicant sees
 * none of them. What the lead has set aside is told never.
 */
export async function listOpenFindings(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<readonly StandingFinding[]> {
  const standing = await listStandingFindings(tx, parkId, applicationId)
  return standing.filter(isUntold)
}

/** Every finding of an application that counts, as it stands. */
export async function listStandingFindings(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<readonly StandingFinding[]> {
  return await selectStanding(tx, parkId, isOf(parkId, applicationId))
}

/** These findings of an application, as they stand; what does not count is not among them. */
export async function findStandingFindings(
  tx: Tx,
  parkId: string,
  applicationId: string,
  ids: readonly string[],
): Promise<readonly StandingFinding[]> {
  if (ids.length === 0) return []
  return await selectStanding(tx, parkId, and(isOf(parkId, applicationId), inArray(findings.id, [...ids])))
}

async function selectStanding(tx: Tx, parkId: string, which: SQL | undefined): Promise<readonly StandingFinding[]> {
  const rows = await tx
    .select({
      ...{ ...columns, commandId: findings.commandId, department: findings.department },
      ...{ round: findings.round, whyLate: findings.whyLate, told, isSetAside },
    })
    .from(findings)
    .leftJoin(answers, answerOfFinding)
    .where(and(which, counts))
    .orderBy(asc(findings.writtenAt), asc(findings.commandId), asc(findings.position))
  const moves = await listMoves(tx, parkId, which)
  return rows.map((row) => ({ ...row, ...follow(moves.get(row.id) ?? []) }))
}

async function listMoves(
  tx: Tx,
  parkId: string,
  which: SQL | undefined,
): Promise<ReadonlyMap<string, readonly MadeMove[]>> {
  const rows = await tx
    .select({
      ...{ findingId: findingMoves.findingId, move: findingMoves.move, department: findingMoves.department },
      ...{ personName: people.name, reason: findingMoves.reason, movedAt: findingMoves.movedAt },
    })
    .from(findingMoves)
    .innerJoin(findings, and(eq(findings.parkId, findingMoves.parkId), eq(findings.id, findingMoves.findingId)))
    .innerJoin(people, eq(people.id, findingMoves.personId))
    .leftJoin(answers, and(eq(answers.parkId, findingMoves.parkId), eq(answers.commandId, findingMoves.commandId)))
    .where(and(eq(findingMoves.parkId, parkId), which, moveCounts))
    .orderBy(asc(findingMoves.findingId), asc(findingMoves.position))
  const moves = new Map<string, MadeMove[]>()
  for (const { findingId, ...made } of rows) {
    const own = moves.get(findingId)
    if (own === undefined) moves.set(findingId, [made])
    else own.push(made)
  }
  return moves
}

export interface NewFindingMove {
  readonly parkId: string
  readonly findingId: string
  readonly commandId: string
  /** Set where it comes with a command and counts only with it. */
  readonly instanceId: string | null
  readonly move: FindingMove
  readonly department: string | null
  readonly personId: string
  readonly reason: string | null
  readonly movedAt: Date
}

/** Adds moves behind those that were made; one that this command has made before stays as it is. */
export async function insertFindingMoves(tx: Tx, moves: readonly NewFindingMove[]): Promise<void> {
  if (moves.length === 0) return
  await tx
    .insert(findingMoves)
    .values(moves.map((move) => ({ ...move, position: nextPosition(move) })))
    .onConflictDoNothing({ target: [findingMoves.parkId, findingMoves.findingId, findingMoves.commandId] })
}

function nextPosition({ parkId, findingId }: NewFindingMove): SQL<number> {
  return sql<number>`(select coalesce(max(made.position), 0) + 1 from finding_moves made
    where made.park_id = ${parkId} and made.finding_id = ${findingId})`
}

/** Findings written with one command, accepted or not. */
export async function listFindingsOfCommand(tx: Tx, parkId: string, commandId: string): Promise<readonly Finding[]> {
  return await tx
    .select(columns)
    .from(findings)
    .where(and(eq(findings.parkId, parkId), eq(findings.commandId, commandId)))
    .orderBy(asc(findings.position))
}

/** What one notice says, in its order. */
export async function listFindingsOfNotice(tx: Tx, parkId: string, noticeId: string): Promise<readonly Finding[]> {
  return await tx
    .select(columns)
    .from(noticeItems)
    .innerJoin(findings, and(eq(findings.parkId, noticeItems.parkId), eq(findings.id, noticeItems.findingId)))
    .where(and(eq(noticeItems.parkId, parkId), eq(noticeItems.noticeId, noticeId)))
    .orderBy(asc(noticeItems.position))
}

export const answerOfFinding = and(eq(answers.parkId, findings.parkId), eq(answers.commandId, findings.commandId))

function isOf(parkId: string, applicationId: string): SQL | undefined {
  return and(eq(findings.parkId, parkId), eq(findings.applicationId, applicationId))
}

/** It belongs to no answer, or to one that stands. */
export const counts = sql`(${answers.commandId} is null or (${journalled} and ${standing}))`

const told = sql<number>`(select count(*)::int from ${noticeItems} where ${noticeItems.parkId} = ${findings.parkId}
  and ${noticeItems.findingId} = ${findings.id})`

/** What a move came with has happened, and was not taken back by a checker. */
const moveCounts = sql`(${findingMoves.instanceId} is null or (exists (
    select from journalled_commands moved where moved.park_id = ${findingMoves.parkId}
      and moved.instance_id = ${findingMoves.instanceId} and moved.command_id = ${findingMoves.commandId})
  and (${answers.commandId} is null or (${standing}))))`

export const isSetAside = sql<boolean>`exists (
    select from merged_findings aside join ended_tasks merging on merging.park_id = aside.park_id
      and merging.instance_id = aside.instance_id and merging.key = aside.task_key and merging.state = 'answered'
    where aside.park_id = ${findings.parkId} and aside.finding_id = ${findings.id} and aside.reason is not null)`
