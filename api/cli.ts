import { Command, CommanderError } from 'commander'
import { type CommandModule, commandLine } from './command-line.ts'
import { exit } from './exit.ts'
import { type Output, openOutput } from './output.ts'

/** Runs one command line and gives its exit code; never throws. */
export async function runCli(argv: readonly string[]): Promise<number> {
  let code: number = exit.done
  const program = programOf(async (load, operands, options, output) => {
    const module = await load()
    code = await module.run(operands, options, output)
  })

  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return explain(error)
  }
}

type Perform = (
  load: () => Promise<CommandModule>,
  operands: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
) => Promise<void>

function programOf(perform: Perform): Command {
  const program = new Command('siji')
    .description('四即：产业园区工程建设审批的流程引擎 · BPMN 2.0 for construction approvals in parks')
    .exitOverride()
    .showHelpAfterError('（siji --help 列出全部命令 · lists all commands）')
    .helpCommand(false)

  for (const { words, operands, description, options, load } of commandLine) {
    const parent = words.length === 1 ? program : groupOf(program, words[0] ?? '')
    const command = parent.command([words.at(-1), operands].filter(Boolean).join(' ')).description(description)
    command.option('--format <format>', 'text | jsonl', formatOf)
    for (const [flags, text] of options) command.option(flags, text)
    command.allowExcessArguments(false).action(async () => {
      const given = command.opts()
      await perform(
        load,
        command.args,
        given,
        openOutput(given['format'] === undefined ? null : String(given['format'])),
      )
    })
  }
  return program
}

function groupOf(program: Command, name: string): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name)
}

function formatOf(value: string): string {
  if (value === 'text' || value === 'jsonl') return value
  throw new CommanderError(exit.usage, 'siji.format', `Expected --format text or jsonl, but found ${value}.`)
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exit.done
    if (!error.code.startsWith('commander.')) console.error(error.message)
    return exit.usage
  }
  const sentence = error instanceof Error ? error.message : String(error)
  console.error(`Siji 自身出错 A bug of ours: ${sentence}`)
  if (process.env['SIJI_DEBUG'] === '1' && error instanceof Error) console.error(error.stack)
  return exit.bug
}
