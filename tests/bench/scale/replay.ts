import { verifyJournal } from '../../../engine/index.ts'
import type { Completions } from '../completions.ts'
import { report } from '../report.ts'

/** Events a second at which a journal is read, its chain reckoned anew and its events folded, beside their writing. */
export async function benchReplay(url: string, completions: Completions, milliseconds: number): Promise<void> {
  const rate = await completions.rate(128, milliseconds)
  const began = performance.now()
  const { events, entries, faults } = await verifyJournal(url, (fault) => console.error(JSON.stringify(fault)))
  if (faults > 0) throw new Error(`Expected a journal without faults, but found ${faults}.`)
  const perSecond = (events / (performance.now() - began)) * 1000
  const written = (rate * events) / entries
  report({
    bench: 'scale',
    name: 'journal-replay',
    value: perSecond,
    unit: 'events/s',
    ratio: perSecond / written,
    against: `${Math.round(written)} events/s as 128 clients write them`,
    goal: 2,
    better: 'higher',
    note: `${entries} commands, ${events} events, with every hash`,
  })
}
