import type { Application } from '../applications/application.ts'
import type { StandingFinding } from '../findings/finding.ts'
import { listFindingsOfNotice, listStandingFindings } from '../findings/queries.ts'
import { correctionKinds } from '../notices/notice-texts.ts'
import { listNotices, type Notice } from '../notices/queries.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { findExtension, listEvidence, listRectifications } from './queries.ts'
import type { Evidence, Extension, Rectification } from './rectification.ts'

/** One notice that asked for a rectification, with all that was said and shown about it. */
export interface RectificationRound {
  readonly notice: Notice
  readonly findings: readonly StandingFinding[]
  readonly said: readonly Rectification[]
  readonly evidence: readonly Evidence[]
  readonly extension: Extension | null
  /** Until when it is to be handed in, with the extension that was granted. */
  readonly answerBy: Date | null
  /** It waits for the enterprise: what there is is theirs alone, and may still change. */
  readonly isOpen: boolean
}

/** Every round of rectification of an application, the first one first. */
export async function readRounds(
  tx: Tx,
  parkId: string,
  application: Pick<Application, 'id' | 'state' | 'isBeingSubmitted'>,
): Promise<readonly RectificationRound[]> {
  const told = (await listNotices(tx, parkId, application.id, true)).filter(({ kind }) => correctionKinds.has(kind))
  const standing = new Map((await listStandingFindings(tx, parkId, application.id)).map((each) => [each.id, each]))
  const said = await listRectifications(tx, parkId, application.id)
  const evidence = await listEvidence(tx, parkId, application.id)
  const rounds: RectificationRound[] = []
  for (const notice of told.filter(({ kind }) => kind === 'rectification')) {
    const extension = await findExtension(tx, parkId, notice.id)
    const findings = await listFindingsOfNotice(tx, parkId, notice.id)
    rounds.push({
      notice,
      findings: findings.flatMap(({ id }) => standing.get(id) ?? []),
      said: said.filter(({ noticeId }) => noticeId === notice.id),
      evidence: evidence.filter(({ noticeId }) => noticeId === notice.id),
      extension,
      answerBy: extension?.answerBy ?? notice.answerBy,
      isOpen: notice === told.at(-1) && application.state === 'inCorrection' && !application.isBeingSubmitted,
    })
  }
  return rounds
}

/** The round that waits for the enterprise; refused where none does. */
export async function openRound(
  tx: Tx,
  parkId: string,
  application: Pick<Application, 'id' | 'state' | 'isBeingSubmitted'>,
): Promise<RectificationRound> {
  const round = (await readRounds(tx, parkId, application)).at(-1)
  if (round?.isOpen === true) return round
  throw new Refusal(
    'not-awaiting-rectification',
    'Expected a notice that waits for a rectification, but there is none: it was handed in, or nothing was asked.',
    '当前没有等待整改的通知：整改已经提交，或者没有要求整改。',
  )
}

/** The finding that this notice told; refused where it told no such. */
export function findingOfRound({ findings }: RectificationRound, id: string): StandingFinding {
  const finding = findings.find((each) => each.id === id)
  if (finding !== undefined) return finding
  throw new Refusal(
    'not-found',
    `Expected a finding of the notice, but found none with id ${id}.`,
    '通知中没有这个问题。',
  )
}
