import type { Editor } from './open-modeler.ts'

const COMMAND = 'siji.together'

/** Several changes as one, which one step takes back. */
export function together({ services }: Pick<Editor, 'services'>, change: () => void): void {
  services.commandStack.execute(COMMAND, { change })
}

/** The command is there once for every editor. */
export function allowTogether({ commandStack }: Editor['services']): void {
  commandStack.register(COMMAND, { preExecute: ({ change }: { readonly change: () => void }) => change() })
}
