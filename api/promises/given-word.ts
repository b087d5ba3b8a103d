import type { GivenWord } from '../materials/requirements.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { PromiseState } from './lifecycle.ts'
import { listPromisesOf } from './queries.ts'

/** The worse of two promises for one material comes later. */
const order: readonly PromiseState[] = ['verified', 'fixed', 'signed', 'broken', 'punished']

/** What this process offers to be promised, and how what was signed for an application stands, by material. */
export async function givenWord(
  tx: Tx,
  parkId: string,
  applicationId: string,
  { description }: Pick<DescribedProcess, 'description'>,
): Promise<GivenWord> {
  const offered = new Set((description.promises?.items ?? []).map(({ material }) => material))
  if (offered.size === 0) return { offered, signed: new Map() }
  const signed = new Map<string, PromiseState>()
  for (const { code, state } of await listPromisesOf(tx, parkId, applicationId)) {
    const before = signed.get(code) ?? state
    signed.set(code, order.indexOf(state) < order.indexOf(before) ? before : state)
  }
  return { offered, signed }
}
