import { hash, verify } from '@node-rs/argon2'

// 2 is argon2id; the package's enum is declared `const` and cannot be imported under isolatedModules.
const parameters = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 }

/** Argon2id in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password, parameters)
}

/** Takes as long for an unknown account (`null`) as for a known one, so that time tells nothing. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobodysHash()), password)
  return passwordHash !== null && fits
}

let nobodys: Promise<string> | null = null

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword('nobody has this password')
  return nobodys
}
