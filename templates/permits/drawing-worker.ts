import { parentPort } from 'node:worker_threads'
import { type Drawable, drawDocument } from '../draw-document.ts'
import { UnprintablePermit } from './unprintable-permit.ts'

/** What is asked of the drawing thread. */
export interface DrawingOrder {
  readonly key: number
  readonly input: Drawable
}

/** What it answers; an error is taken apart, for a thread's border keeps no classes. */
export type DrawingAnswer =
  | { readonly key: number; readonly outcome: 'drawn'; readonly bytes: Uint8Array }
  | {
      readonly key: number
      readonly outcome: 'unprintable'
      readonly code: UnprintablePermit['code']
      readonly message: string
      readonly messageZh: string
    }
  | { readonly key: number; readonly outcome: 'failed'; readonly message: string }

parentPort?.on('message', async (order: DrawingOrder) => {
  parentPort?.postMessage(await answer(order))
})

async function answer({ key, input }: DrawingOrder): Promise<DrawingAnswer> {
  try {
    return { key, outcome: 'drawn', bytes: await drawDocument(input) }
  } catch (error) {
    if (error instanceof UnprintablePermit) {
      return { key, outcome: 'unprintable', code: error.code, message: error.message, messageZh: error.messageZh }
    }
    return { key, outcome: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
