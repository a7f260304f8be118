/** What messages say of a password where it would stand: "password: required", "Passwort: falsch". */
export const saidOfPasswords: readonly string[] = [
  ...'required missing invalid incorrect expired wrong rejected denied needed optional unknown failed accepted not none null'.split(
    ' ',
  ),
  ...'undefined empty disabled enabled changed updated created reset hidden string authentication mismatch too must should'.split(
    ' ',
  ),
  ...'please enter falsch erforderlich ungültig vergessen geändert incorrect[oa] requis oublié invalide inválid[oa]'.split(
    ' ',
  ),
  ...'obligatori[oa] requerid[oa] fout vereist ongeldig'.split(' '),
]
