import type { PoolLoad } from '../../store/connection/client.ts'

/** How busy an engine is at this moment, of this node alone. */
export interface EngineLoad {
  /** Commands in each lane, those in its batch included. */
  readonly lanes: readonly number[]
  /** How many commands may wait in all. */
  readonly queueLimit: number
  readonly cache: CacheLoad
  readonly pools: { readonly [name: string]: PoolLoad }
}

/** Instances in memory; hits and misses are counted from the start. */
export interface CacheLoad {
  readonly bytes: number
  readonly limit: number
  readonly hits: number
  readonly misses: number
}
