import type { ModdleElement } from '../../../engine/model/moddle.ts'
import { depthOf, HEADER, placeLanes, readLanes } from './lanes.ts'
import { type LaidScope, layScope } from './lay-scope.ts'
import { type Line, readScope } from './read-scope.ts'
import type { Exit } from './scope.ts'

export interface LaidProcess extends LaidScope {
  /** Draws the lanes as wide as the pool. */
  readonly fill: (width: number) => void
}

/** A process with its lanes, from its top left corner; in a pool, the names stand at the left. */
export function layProcess(process: ModdleElement, exits: readonly Exit[], lines: Line[], header: number): LaidProcess {
  const { lanes, bands } = readLanes(process)
  const scope = readScope(process, bands, lines)
  const left = header + depthOf(lanes) * HEADER
  const laid = layScope(scope, exits, { left: left + 40, top: 30, right: 40, bottom: 30 })
  const fill = (width: number) => placeLanes(lanes, laid.bands, { left: header, right: width }, laid)
  return { ...laid, fill }
}
