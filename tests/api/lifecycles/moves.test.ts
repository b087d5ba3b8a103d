import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applicationWords } from '../../../api/applications/application-words.ts'
import { applicationLifecycle } from '../../../api/applications/lifecycle.ts'
import { clockRequestLifecycle, clockRequestWords } from '../../../api/clocks/requests/lifecycle.ts'
import { deferralLifecycle, deferralWords } from '../../../api/deferrals/lifecycle.ts'
import { type LifecycleWords, mustMove } from '../../../api/lifecycles/must-move.ts'
import { materialLifecycle, materialWords } from '../../../api/materials/lifecycle.ts'
import { permitLifecycle } from '../../../api/permits/lifecycle.ts'
import { permitWords } from '../../../api/permits/permit-words.ts'
import { promiseLifecycle, promiseWords } from '../../../api/promises/lifecycle.ts'
import { publicationLifecycle, publicationWords } from '../../../api/publications/lifecycle.ts'
import { Refusal } from '../../../api/refusal.ts'
import type { Lifecycle } from '../../../engine/index.ts'

type Table = { readonly [state: string]: { readonly [move: string]: string } }

const tables: { readonly [name: string]: Table } = {
  application: {
    draft: { submit: 'submitted' },
    submitted: {
      accept: 'inReview',
      deem: 'inReview',
      decline: 'declined',
      return: 'returned',
      withdraw: 'withdrawn',
    },
    returned: { resubmit: 'submitted', lapse: 'lapsed', withdraw: 'withdrawn' },
    inReview: { askForCorrection: 'inCorrection', conclude: 'decided', withdraw: 'withdrawn' },
    inCorrection: { resubmit: 'inReview', lapse: 'lapsed', withdraw: 'withdrawn' },
    decided: { issue: 'issuing', refuse: 'refused', withdraw: 'withdrawn' },
    issuing: { deliver: 'delivered', deliverPart: 'partlyDelivered' },
  },
  material: {
    required: { provide: 'provided', fetch: 'provided', promise: 'promised', defer: 'deferred', waive: 'waived' },
    provided: { accept: 'accepted', reject: 'rejected' },
    rejected: { replace: 'provided' },
    deferred: { provide: 'provided', breach: 'breached' },
    promised: { verify: 'accepted', breach: 'breached' },
  },
  permit: {
    drafted: { sign: 'signed', discard: 'discarded' },
    signed: { issue: 'issued' },
    issued: {
      supersede: 'superseded',
      suspendUse: 'useSuspended',
      revoke: 'revoked',
      cancel: 'cancelled',
      expire: 'expired',
    },
    useSuspended: { restore: 'issued', revoke: 'revoked' },
  },
  deferral: { open: { fulfil: 'fulfilled', breach: 'breached', cancel: 'cancelled' } },
  clockRequest: { asked: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn', lapse: 'lapsed' } },
  publication: { asked: { approve: 'published', refuse: 'refused', withdraw: 'withdrawn' } },
  promise: { signed: { verify: 'verified', break: 'broken' }, broken: { fix: 'fixed', punish: 'punished' } },
}

describe.each([
  lifecycleCase(applicationLifecycle, applicationWords),
  lifecycleCase(materialLifecycle, materialWords),
  lifecycleCase(permitLifecycle, permitWords),
  lifecycleCase(deferralLifecycle, deferralWords),
  lifecycleCase(promiseLifecycle, promiseWords),
  lifecycleCase(clockRequestLifecycle, clockRequestWords),
  lifecycleCase(publicationLifecycle, publicationWords),
])('$name', ({ name, states, moves, move }) => {
  test('makes every move of its table, and refuses every other with a sentence in both languages', () => {
    for (const state of states) {
      for (const each of moves) {
        const told = tables[name]?.[state]?.[each] ?? null

        const outcome = move(state, each)

        if (told === null) expect([state, each, outcome]).toEqual([state, each, sentences])
        else expect([state, each, outcome]).toEqual([state, each, told])
      }
    }
  })
})

test.each([
  ['deferrals', '0032_deferrals_and_promises', deferralLifecycle],
  ['promises', '0032_deferrals_and_promises', promiseLifecycle],
  ['clock_requests', '0036_heads_approve', clockRequestLifecycle],
  ['publication_requests', '0039_publication_requests', publicationLifecycle],
] as const)('the database allows the states of the lifecycle and no others: %s', (table, migration, { states }) => {
  const sql = readFileSync(join(import.meta.dirname, `../../../migrations/${migration}.sql`), 'utf8')

  const after = sql.slice(sql.indexOf(`table ${table}`))
  const [, allowed = ''] = /state text not null default '\w+' check \(state in \(([^)]*)\)\)/.exec(after) ?? []

  expect([...allowed.matchAll(/'(\w+)'/g)].map(([, state]) => state).sort()).toEqual([...states].sort())
})

const sentences = {
  code: 'state-does-not-allow',
  zh: expect.stringMatching(/^\p{Script=Han}+当前为“[^“”]+”，不能\p{Script=Han}+。/u),
  en: expect.stringMatching(/^An? [a-z]+ that is [a-z ]+ cannot be [a-z ]+\. /),
}

function lifecycleCase<State extends string, Move extends string>(
  of: Lifecycle<State, Move>,
  words: LifecycleWords<State, Move>,
) {
  return {
    name: of.name,
    states: of.states as readonly string[],
    moves: of.moves as readonly string[],
    // The words come from the lists above.
    move: (state: string, move: string) => attempt(() => mustMove(of, words, state as State, move as Move)),
  }
}

function attempt(work: () => string) {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code, zh: error.messageZh, en: error.message }
  }
}
