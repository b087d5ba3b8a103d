import { findMainProcess, parseDeployment, readScript } from '../../engine/index.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { type CollectedFiles, collectFiles } from '../running/deployment-files.ts'
import { readOtherVersions } from '../running/other-versions.ts'
import { play, scriptLines, startsItself } from '../running/play.ts'
import { printProblems } from '../running/print-problems.ts'
import { runExpectations } from '../running/run-expectations.ts'
import { type RunRequest, readRequest } from '../running/run-options.ts'

/** `siji run`: a process in memory on the real core, with virtual time; the same trace on every run. */
export async function run(
  operands: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const asked = readRequest(options)
  if (!asked.ok) return usage(output, asked.message)
  const { expectation } = options
  if (typeof expectation === 'string') return await runExpectations(expectation, asked.request.at, output)

  const [model] = operands
  if (model === undefined) return usage(output, '需要模型。Expected siji run MODEL.bpmn, or --expectation FILE.')
  const collected = collectFiles(model, asked.request.also)
  if (!collected.ok) return usage(output, `找不到 ${collected.missing}。There is no ${collected.missing}.`)
  return await deployAndPlay(collected, asked.request, output)
}

async function deployAndPlay({ files, models }: CollectedFiles, request: RunRequest, output: Output): Promise<number> {
  const script = readScript(request.script ?? '')
  if (!script.ok) {
    const { line, message } = script
    const messageZh = `脚本第 ${line} 行无法理解。`
    output.problem({ problem: 'script-unreadable', severity: 'error', element: null, line, message, messageZh })
    return exit.refused
  }

  const result = await parseDeployment(files)
  printProblems(output, result.ok ? result.deployment.problems : result.problems)
  if (!result.ok) return exit.refused
  const { processes } = result.deployment
  const versions = await readOtherVersions(script.steps, request.also)
  if (!versions.ok) {
    printProblems(output, versions.problems)
    return versions.missing === null
      ? exit.refused
      : usage(output, `找不到 ${versions.missing}。There is no ${versions.missing}.`)
  }
  const lines = scriptLines(script.steps, script.lines)
  const main = await findMainProcess(processes, models, request.process)
  if (!main.ok) {
    // A script that starts what it wants needs nobody to say which process is meant.
    if (startsItself(script.steps) && request.process === null)
      return play(processes, lines, request, output, versions.all)
    const candidates = main.candidates.join(', ')
    return usage(output, `请用 --process 指明流程：${candidates}。Expected --process with one of: ${candidates}.`)
  }
  if (main.assumed) {
    const note = `No process is executable, so the first one runs: ${main.process.id}.`
    output.line({ note, noteZh: `没有可执行的流程，运行第一个：${main.process.id}。` }, note)
  }
  const others = processes.filter((each) => each !== main.process)
  return play([main.process, ...others], lines, request, output, versions.all)
}

function usage(output: Output, sentence: string): number {
  output.progress(sentence)
  return exit.usage
}
