import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { DeploymentFiles } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'
import type { Rehearsal, Rehearse } from './rehearsal.ts'
import { rehearse } from './rehearse.ts'

interface Limits {
  /** Milliseconds from the start of the thread: more than scenarios may take, less than a person waits. */
  readonly time: number
  /** Megabytes of its heap. */
  readonly memory: number
}

const LIMITS: Limits = { time: 25_000, memory: 256 }

/**
 * Tries deployments out on a thread of their own where the bundle brought its entry, the built `rehearsal-worker.ts`;
 * else on this one.
 */
export function openRehearsing(): Rehearse {
  const entry = new URL('./rehearsal-worker.mjs', import.meta.url)
  return existsSync(fileURLToPath(entry)) ? rehearseOnThreads(entry) : rehearse
}

/**
 * A thread for each deployment, so that one that never ends is ended with it, and one after another, so that however many
 * are published, others keep a processor.
 */
export function rehearseOnThreads(entry: URL, limits = LIMITS): Rehearse {
  let before: Promise<unknown> = Promise.resolve()
  return (files) => {
    const mine = before.then(() => onThread(entry, files, limits))
    before = mine.catch(() => undefined)
    return mine
  }
}

async function onThread(entry: URL, files: DeploymentFiles, { time, memory }: Limits): Promise<Rehearsal> {
  const resourceLimits = { maxOldGenerationSizeMb: memory }
  const thread = new Worker(entry, { workerData: files, resourceLimits })
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await new Promise<Rehearsal>((resolve, reject) => {
      timer = setTimeout(() => reject(tooLong(time)), time)
      thread.on('message', resolve)
      thread.on('error', (error) => reject(isOutOfMemory(error) ? tooLarge() : error))
      thread.on('exit', () => reject(new Error('Expected the rehearsal to answer, but its thread ended.')))
    })
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooLong(time: number): Refusal {
  return new Refusal(
    'rehearsal-limit',
    `Expected the process to be read and its scenarios played within ${time / 1000} s. Shorten scenarios, remove some, or look for what never ends.`,
    `流程的读取和全部场景的试跑应在 ${time / 1000} 秒内完成。请缩短或者删除一些场景，或者检查流程是否停不下来。`,
  )
}

function tooLarge(): Refusal {
  return new Refusal(
    'rehearsal-limit',
    'Expected the process and its scenarios to fit into memory while they are played. Shorten scenarios or remove some.',
    '试跑场景用的内存太多。请缩短或者删除一些场景。',
  )
}
