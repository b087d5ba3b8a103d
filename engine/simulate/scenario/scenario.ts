import { scenarioTitle } from '../../model/scenario-title.ts'

/** A script that is kept with a process, with checks of what must hold: `scenarios/<name>.jsonl` of its deployment. */
export interface Scenario {
  readonly name: string
  /** What people call it. */
  readonly title: string
  readonly text: string
}

/** Monday morning at the opening of the office: when a scenario begins that does not move its clock first. */
export const SCENARIO_START = Date.parse('2026-01-05T09:00:00+08:00')

export const scenarioLimits = {
  /** In one deployment. */
  scenarios: 100,
  /** Of one scenario: bytes, steps, and commands to which they may lead. */
  bytes: 100_000,
  steps: 1_000,
  commands: 3_000,
}

/** Letters of any script, so that a park names its scenarios in its own words. */
export const scenarioPath = /^scenarios\/([\p{L}\p{N}_.-]+)\.jsonl$/u

/** The scenarios among the files of a deployment, in the order of their names. */
export function scenariosIn(files: { readonly [path: string]: Uint8Array }): readonly Scenario[] {
  return Object.keys(files)
    .sort()
    .flatMap((path) => {
      const name = scenarioPath.exec(path)?.[1]
      if (name === undefined) return []
      const text = new TextDecoder().decode(files[path])
      return [{ name, title: scenarioTitle(text) ?? name, text }]
    })
}
