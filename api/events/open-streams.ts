import { Refusal } from '../refusal.ts'

/** How event streams are served. Times in milliseconds. */
export interface StreamLimits {
  /** At the same time on this node: in all, for one park, for one person. */
  readonly most: number
  readonly mostPerPark: number
  readonly mostPerPerson: number
  /** A stream ends by itself after this: whoever has lost its permission is not let in again. */
  readonly longest: number
  /** Between two signs of life. */
  readonly heartbeat: number
  /** Who has taken nothing for so long of what lies ready is cut off. */
  readonly stall: number
}

export const streamLimits: StreamLimits = {
  most: 50,
  mostPerPark: 30,
  mostPerPerson: 10,
  longest: 600_000,
  heartbeat: 15_000,
  stall: 30_000,
}

export interface Reader {
  readonly parkId: string
  readonly personId: string
}

export interface OpenStreams {
  /** A place among them; refuses where there is none. `signal` ends the stream; `leave` gives the place back. */
  readonly enter: (reader: Reader) => { readonly signal: AbortSignal; readonly leave: () => void }
  /** Ends all of them. */
  readonly end: () => void
}

/** The streams that are read on this node; nobody takes the places of all others. */
export function createOpenStreams(limits: StreamLimits): OpenStreams {
  const streams = new Map<AbortController, Reader>()

  function count(fits: (reader: Reader) => boolean): number {
    return [...streams.values()].filter(fits).length
  }

  return {
    enter: (reader) => {
      if (streams.size >= limits.most) throw full(limits.most)
      if (count(({ parkId }) => parkId === reader.parkId) >= limits.mostPerPark) throw tooMany(limits.mostPerPark)
      if (count(({ personId }) => personId === reader.personId) >= limits.mostPerPerson)
        throw tooMany(limits.mostPerPerson)
      const stream = new AbortController()
      streams.set(stream, reader)
      const timer = setTimeout(() => stream.abort(), limits.longest)
      return {
        signal: stream.signal,
        leave: () => {
          clearTimeout(timer)
          streams.delete(stream)
          stream.abort()
        },
      }
    },
    end: () => {
      for (const stream of streams.keys()) stream.abort()
    },
  }
}

function full(most: number): Refusal {
  return new Refusal(
    'overloaded',
    `This node serves ${most} event streams already. Try again in a few seconds, or ask another node.`,
    `本节点已有 ${most} 个事件流，请稍后再试或连接其他节点。`,
  )
}

function tooMany(most: number): Refusal {
  return new Refusal(
    'too-many-streams',
    `Expected at most ${most} event streams at once here. Close one that is not read any more; one stream tells everything.`,
    `同时打开的事件流最多 ${most} 个，请关闭不再使用的；一个事件流就能得到全部事件。`,
  )
}
