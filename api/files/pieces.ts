import type { Readable } from 'node:stream'
import { Refusal } from '../refusal.ts'
import { fileTooLarge } from './accepted-type.ts'
import type { FileStore, ReceivedFile } from './file-store.ts'
import type { PartialFiles } from './partial-files.ts'
import { honestName } from './receive-file.ts'

export interface Piece {
  readonly offset: number
  /** Bytes of the whole file. */
  readonly length: number
  readonly fileName: string
  readonly content: Readable
}

/** Where a file goes that arrives in pieces. */
export interface PieceTarget {
  /** Of this upload alone: person, place, file. */
  readonly key: string
  readonly mostBytes: number
  /** Refuses who may not upload here now; asking how far it is needs the same right. */
  readonly mayTake: () => Promise<void>
  /** Keeps the whole file or drops it; what it refuses is dropped. Gives the id of what became of it, if it has one. */
  readonly keep: (received: ReceivedFile, fileName: string) => Promise<string | null>
}

/** How many bytes of an upload have arrived. */
export async function findOffset(partial: PartialFiles, { key, mayTake }: PieceTarget): Promise<number> {
  await mayTake()
  return await partial.sizeOf(key)
}

/** Takes the next piece; with the last one the file is kept where it goes. */
export async function takePiece(
  files: FileStore,
  partial: PartialFiles,
  target: PieceTarget,
  piece: Piece,
): Promise<{ readonly offset: number; readonly done: boolean; readonly id: string | null }> {
  const { key, mostBytes, keep } = target
  if (piece.length > mostBytes) throw fileTooLarge(piece.fileName, mostBytes)
  const arrived = await findOffset(partial, target)
  if (arrived !== piece.offset) throw wrongOffset(piece.offset, arrived)
  const offset = await partial.write(key, piece.offset, piece.content)
  if (offset > piece.length) {
    await partial.drop(key)
    throw wrongOffset(offset, piece.length)
  }
  if (offset < piece.length) return { offset, done: false, id: null }
  const received = await files.adopt(partial.pathOf(key))
  try {
    return { offset, done: true, id: await keep(received, honestName(piece.fileName)) }
  } catch (error) {
    if (error instanceof Refusal) await received.drop()
    throw error
  }
}

function wrongOffset(given: number, arrived: number): Refusal {
  return new Refusal(
    'upload-offset-wrong',
    `Expected the piece at byte ${arrived}, but it begins at ${given}. Ask for the offset and go on there.`,
    `应从第 ${arrived} 字节续传，收到的是第 ${given} 字节。请重新查询后继续。`,
  )
}
