import { fileApplications } from './applicants.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { officers, workAtDesk } from './officers.ts'
import { signIn } from './persistent-client.ts'
import type { Plan } from './plans.ts'

/** A day in the middle of the working week; every office is open. */
const MORNING = '2024-04-25T09:00:00+08:00'

/** Everybody at once: an enterprise that files `count` applications, and all officers who deal with them. */
export interface Town {
  readonly filed: ReadonlyMap<string, Plan>
  /** Resolves when every application has come to its end. */
  readonly whenDone: Promise<void>
  /** Everything has come to its end, or something has failed. */
  readonly isOver: () => boolean
}

export async function openTown(url: string, ledger: Ledger, count: number, atOnce: number): Promise<Town> {
  const filed = new Map<string, Plan>()
  // Not in the ledger: setting the clock twice is harmless.
  const manager = await signIn(url, 'manager', openLedger())
  await manager.write('PUT', '/api/v1/virtual-time', { now: MORNING })
  const owner = await signIn(url, 'owner', ledger)
  const staff = []
  for (const account of officers) staff.push(await signIn(url, account, ledger))

  let open = true
  const close = () => {
    open = false
  }
  const desk = { planOf: (id: string) => filed.get(id), corrected: new Set<string>(), isOpen: () => open }
  const filing = fileApplications(owner, count, atOnce, desk.isOpen, ({ id, plan }) => filed.set(id, plan))
  const working = staff.map((each) => workAtDesk(each, desk))
  // Whoever fails takes everybody home.
  for (const each of [filing, ...working]) each.then(close, close)
  return { filed, whenDone: Promise.all([filing, ...working]).then(() => {}), isOver: () => !open }
}
