import type { AccessWords } from './words.sv.ts';

/** The words of signing in, in English. */
export const en: AccessWords = {
  signInTitle: 'Sign in',
  login: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  wrong: 'That address and that password do not belong together. Check both and try again, or ask an administrator for a new link.',
  signedOut: 'You are signed out.',
  welcomeTitle: 'Welcome',
  firstLead: 'You are the first one here. Make an account for yourself; then you can invite others.',
  invitedLead: (name) => `${name}, choose a password and your account is ready.`,
  name: 'Your name',
  newPassword: 'New password',
  passwordHint: (least) => `At least ${least} characters. A whole sentence is fine, spaces too.`,
  makeAccount: 'Make my account',
  save: 'Save',
  usedTitle: 'The link has been used',
  used: 'The link works once, and only for a time. Ask an administrator for a new one. If you are the first one here, restart the server: it then prints a new link.',
  nameMissing: 'Write your name.',
  loginWrong: 'Write a whole e-mail address, such as anna@example.com.',
  passwordShort: (least) => `The password needs at least ${least} characters.`,
  loginTaken: 'There is an account with that address already.',
};
