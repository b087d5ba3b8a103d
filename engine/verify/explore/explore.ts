import { exploreAll, hasTokensTogether, type Scene } from './explore-all.ts'
import type { Graph } from './graph.ts'
import { openIndependence } from './independence.ts'

/** As many states are looked at in every order, so that the shortest ways are found; beyond, one order has to do. */
const everyOrderUpTo = 500

/** And as many of those nearest first. */
const nearestFirstUpTo = 5_000

/**
 * Every state in which a process can come to rest. Where one token goes its own way, only that token is moved: the order
 * in which others move beside it makes no difference to what can come of it.
 */
export function explore(scene: Scene): Graph {
  const first = exploreAll(
    { ...scene, limit: Math.min(scene.limit, everyOrderUpTo) },
    { independence: null, first: 'nearest' },
  )
  if (!first.truncated || scene.limit <= everyOrderUpTo) return first

  const tokensMeet = first.crossings.length > 0 || first.states.some(({ instance }) => hasTokensTogether(instance, 1))
  const independence = openIndependence(scene.definition, tokensMeet)
  const near = exploreAll(
    { ...scene, limit: Math.min(scene.limit, nearestFirstUpTo) },
    { independence, first: 'nearest' },
  )
  const isAll = !near.truncated || scene.limit <= nearestFirstUpTo
  const all = isAll ? near : exploreAll(scene, { independence, first: 'deepest' })
  return { ...all, crossings: [...first.crossings, ...all.crossings], earlier: first.states }
}
