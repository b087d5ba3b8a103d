import postgres from 'postgres'
import { onEngine } from '../on-engine.ts'
import { benchDepartments } from './departments.ts'
import { benchLiveInstances } from './live-instances.ts'
import { benchMemory } from './memory.ts'
import { benchReplay } from './replay.ts'

const quickly = { sizes: [1_000, 10_000, 100_000], rounds: 2, milliseconds: 500 }
const fully = { sizes: [1_000, 10_000, 100_000, 1_000_000], rounds: 5, milliseconds: 2_000 }

/** What becomes of the speed when everything grows. */
export async function benchScale(quick: boolean): Promise<void> {
  const growing = quick ? quickly : fully
  await onEngine(
    async (bench) => {
      const superuser = postgres(bench.superuserUrl, { max: 1, onnotice: () => {} })
      const completions = await benchMemory(bench.engine, superuser)
      await benchReplay(bench.url, completions, growing.milliseconds)
      await superuser.end()
      await benchDepartments(bench.engine, growing.rounds)
      await benchLiveInstances(bench, growing)
    },
    { shared_preload_libraries: 'pg_stat_statements' },
  )
}
