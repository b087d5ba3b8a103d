import { parentPort, workerData } from 'node:worker_threads'
import type { DeploymentFiles } from '../../engine/index.ts'
import { rehearse } from './rehearse.ts'

// Whoever starts this thread gives it the files of one deployment.
const files = workerData as DeploymentFiles

parentPort?.postMessage(await rehearse(files))
