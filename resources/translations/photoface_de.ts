<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Photoface</name>
    <message>
      <source> in {folder}</source>
      <translation> in {folder}</translation>
    </message>
    <message>
      <source>, </source>
      <translation>, </translation>
    </message>
    <message>
      <source>1024 pixels: balanced</source>
      <translation>1024 Pixel: ausgewogen</translation>
    </message>
    <message>
      <source>1536 pixels: small faces too</source>
      <translation>1536 Pixel: auch kleine Gesichter</translation>
    </message>
    <message>
      <source>2 faces are different people</source>
      <translation>2 Gesichter sind verschiedene Personen</translation>
    </message>
    <message>
      <source>2014-05-17, or only 2014</source>
      <translation>2014-05-17 oder nur 2014</translation>
    </message>
    <message>
      <source>2048 pixels: the smallest faces</source>
      <translation>2048 Pixel: die kleinsten Gesichter</translation>
    </message>
    <message>
      <source>640 pixels: quick</source>
      <translation>640 Pixel: schnell</translation>
    </message>
    <message>
      <source>A group is one person</source>
      <translation>Eine Gruppe ist eine Person</translation>
    </message>
    <message>
      <source>A name may have {most} letters at most.</source>
      <translation>Ein Name darf höchstens {most} Buchstaben haben.</translation>
    </message>
    <message>
      <source>A name needs at least one letter.</source>
      <translation>Ein Name braucht mindestens einen Buchstaben.</translation>
    </message>
    <message>
      <source>A new group</source>
      <translation>Eine neue Gruppe</translation>
    </message>
    <message>
      <source>A new person</source>
      <translation>Eine neue Person</translation>
    </message>
    <message>
      <source>A number in this search is too large.</source>
      <translation>Eine Zahl in dieser Suche ist zu groß.</translation>
    </message>
    <message>
      <source>A search may have {letters} letters and {words} words at most; brackets count, and so do the searches of its albums.</source>
      <translation>Eine Suche darf höchstens {letters} Zeichen und {words} Wörter haben; Klammern zählen mit, und auch die Suchen ihrer Alben.</translation>
    </message>
    <message>
      <source>A search may hold no control characters, and nothing but text (UTF-8).</source>
      <translation>Eine Suche darf nur Text (UTF-8) enthalten und keine Steuerzeichen.</translation>
    </message>
    <message>
      <source>A split has {most} parts at most.</source>
      <translation>Beim Aufteilen entstehen höchstens {most} Teile.</translation>
    </message>
    <message>
      <source>A split needs at least two parts.</source>
      <translation>Zum Aufteilen braucht es mindestens zwei Teile.</translation>
    </message>
    <message>
      <source>A table is written as .csv or .json; give the file such an ending.</source>
      <translation>Eine Tabelle wird als .csv oder .json geschrieben; geben Sie der Datei eine solche Endung.</translation>
    </message>
    <message>
      <source>About Photoface</source>
      <translation>Über Photoface</translation>
    </message>
    <message>
      <source>About {percent} % (±{spread}) of shown names are right; {left}.</source>
      <translation>Etwa {percent} % (±{spread}) der gezeigten Namen stimmen; {left}.</translation>
    </message>
    <message>
      <source>About {percent} % of shown names are right</source>
      <translation>Etwa {percent} % der gezeigten Namen stimmen</translation>
    </message>
    <message>
      <source>About {share} % (±{spread}) of shown names are right; {rest}.</source>
      <translation>Etwa {share} % (±{spread}) der gezeigten Namen sind richtig; {rest}.</translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation>Originalgröße</translation>
    </message>
    <message>
      <source>Add a name</source>
      <translation>Name hinzufügen</translation>
    </message>
    <message>
      <source>Add birth date</source>
      <translation>Geburtsdatum hinzufügen</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
      <source>Add to album…</source>
      <translation>Zu Album hinzufügen …</translation>
    </message>
    <message>
      <source>Add to an album</source>
      <translation>Zu einem Album hinzufügen</translation>
    </message>
    <message>
      <source>Add to {name}</source>
      <translation>Zu {name} hinzufügen</translation>
    </message>
    <message>
      <source>Added the folder {folder} again</source>
      <translation>Ordner {folder} wieder hinzugefügt</translation>
    </message>
    <message numerus="yes">
      <source>Added {n} faces to {name}</source>
      <translation>
        <numerusform>{n} Gesicht zu {name} hinzugefügt</numerusform>
        <numerusform>{n} Gesichter zu {name} hinzugefügt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Added {n} photos to {name}</source>
      <translation>
        <numerusform>{n} Foto zu {name} hinzugefügt</numerusform>
        <numerusform>{n} Fotos zu {name} hinzugefügt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Adds {n} faces</source>
      <translation>
        <numerusform>Fügt {n} Gesicht hinzu</numerusform>
        <numerusform>Fügt {n} Gesichter hinzu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Adds {n} faces to {name}</source>
      <translation>
        <numerusform>Fügt {n} Gesicht zu {name} hinzu</numerusform>
        <numerusform>Fügt {n} Gesichter zu {name} hinzu</numerusform>
      </translation>
    </message>
    <message>
      <source>Adopt</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Adopted what was learned from corrections</source>
      <translation>Aus Korrekturen Gelerntes übernommen</translation>
    </message>
    <message numerus="yes">
      <source>Against {n} confirmed faces of {name} it is {share} likely to be {name}.</source>
      <translation>
        <numerusform>Verglichen mit {n} bestätigten Gesicht von {name} ist es zu {share} {name}.</numerusform>
        <numerusform>Verglichen mit {n} bestätigten Gesichtern von {name} ist es zu {share} {name}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Albums</source>
      <translation>Alben</translation>
    </message>
    <message>
      <source>All commands</source>
      <translation>Alle Befehle</translation>
    </message>
    <message>
      <source>All commands…</source>
      <translation>Alle Befehle …</translation>
    </message>
    <message>
      <source>All faces</source>
      <translation>Alle Gesichter</translation>
    </message>
    <message>
      <source>All of them are {name}</source>
      <translation>Alle sind {name}</translation>
    </message>
    <message>
      <source>All photos</source>
      <translation>Alle Fotos</translation>
    </message>
    <message>
      <source>All photos are read again; names and decisions stay.</source>
      <translation>Alle Fotos werden neu gelesen; Namen und Entscheidungen bleiben.</translation>
    </message>
    <message>
      <source>Also photos where only Photoface says who it is</source>
      <translation>Auch Fotos, bei denen nur Photoface sagt, wer es ist</translation>
    </message>
    <message>
      <source>Always show faces</source>
      <translation>Gesichter immer zeigen</translation>
    </message>
    <message>
      <source>Another Photoface has the library in {folder} open. Close it first; nothing was opened here.</source>
      <translation>Ein anderes Photoface hat die Bibliothek in {folder} geöffnet. Schließen Sie es zuerst; hier wurde nichts geöffnet.</translation>
    </message>
    <message>
      <source>Another Photoface is at it…</source>
      <translation>Ein anderes Photoface ist gerade dabei …</translation>
    </message>
    <message>
      <source>Another program has the library file{where} open. Close it first.</source>
      <translation>Ein anderes Programm hat die Bibliotheksdatei{where} geöffnet. Schließen Sie es zuerst.</translation>
    </message>
    <message>
      <source>Another way proposes other groups; whatever you have said stays as you said it.</source>
      <translation>Ein anderes Verfahren schlägt andere Gruppen vor; was Sie gesagt haben, bleibt.</translation>
    </message>
    <message>
      <source>Apple chip (Core ML)</source>
      <translation>Apple-Chip (Core ML)</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>Anwenden</translation>
    </message>
    <message>
      <source>Are {one} and {other} the same person?</source>
      <translation>Sind {one} und {other} dieselbe Person?</translation>
    </message>
    <message>
      <source>Arrows move · Shift+arrows, + and - size · Enter takes it · Esc cancels</source>
      <translation>Pfeile verschieben · Umschalt+Pfeile, + und - ändern die Größe · Enter übernimmt · Esc bricht ab</translation>
    </message>
    <message>
      <source>As soon as people have names, a random check tells.</source>
      <translation>Sobald Personen Namen haben, zeigt es eine Stichprobe.</translation>
    </message>
    <message>
      <source>Ask them now</source>
      <translation>Jetzt fragen</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Nach Aussehen</translation>
    </message>
    <message>
      <source>Average linkage (recommended)</source>
      <translation>Average Linkage (empfohlen)</translation>
    </message>
    <message>
      <source>Average similarity (usual)</source>
      <translation>Mittlere Ähnlichkeit (üblich)</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Back to Albums</source>
      <translation>Zurück zu den Alben</translation>
    </message>
    <message>
      <source>Back to People</source>
      <translation>Zurück zu den Personen</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>Jetzt sichern</translation>
    </message>
    <message>
      <source>Backups of the library</source>
      <translation>Sicherungen der Bibliothek</translation>
    </message>
    <message>
      <source>Better than before</source>
      <translation>Besser als vorher</translation>
    </message>
    <message>
      <source>Between {low} % and {high} %, by {n} faces of the last check.</source>
      <translation>Zwischen {low} % und {high} %, nach {n} Gesichtern der letzten Stichprobe.</translation>
    </message>
    <message>
      <source>Birth date</source>
      <translation>Geburtsdatum</translation>
    </message>
    <message>
      <source>Birth date…</source>
      <translation>Geburtsdatum …</translation>
    </message>
    <message>
      <source>Born {day}</source>
      <translation>Geboren {day}</translation>
    </message>
    <message>
      <source>Both are {name}</source>
      <translation>Beide sind {name}</translation>
    </message>
    <message>
      <source>Both are {name}, but faces like the first were said to be other people than the second.</source>
      <translation>Beide sind {name}, aber Gesichter wie das erste sollten andere Personen sein als das zweite.</translation>
    </message>
    <message>
      <source>Both cannot be true. Until you decide, Photoface goes by the stronger statement.</source>
      <translation>Beides zugleich kann nicht stimmen. Bis Sie sagen, was gilt, hält sich Photoface an die stärkere Aussage.</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>Zurückholen</translation>
    </message>
    <message numerus="yes">
      <source>Brought back {n} faces</source>
      <translation>
        <numerusform>{n} Gesicht zurückgeholt</numerusform>
        <numerusform>{n} Gesichter zurückgeholt</numerusform>
      </translation>
    </message>
    <message>
      <source>By name</source>
      <translation>Nach Name</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cannot be read</source>
      <translation>Nicht lesbar</translation>
    </message>
    <message>
      <source>Change cover…</source>
      <translation>Titelbild ändern …</translation>
    </message>
    <message>
      <source>Change the name</source>
      <translation>Namen ändern</translation>
    </message>
    <message>
      <source>Change the name…</source>
      <translation>Namen ändern …</translation>
    </message>
    <message>
      <source>Change “{name}”</source>
      <translation>„{name}“ ändern</translation>
    </message>
    <message>
      <source>Changed the cover of {name}</source>
      <translation>Titelbild von {name} geändert</translation>
    </message>
    <message>
      <source>Changed the search of {name}</source>
      <translation>Suche von {name} geändert</translation>
    </message>
    <message>
      <source>Changed {old} to {new}</source>
      <translation>{old} in {new} geändert</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Stichprobe</translation>
    </message>
    <message>
      <source>Check again</source>
      <translation>Neue Stichprobe</translation>
    </message>
    <message>
      <source>Check every byte of the models that are here</source>
      <translation>Jedes Byte der vorhandenen Modelle prüfen</translation>
    </message>
    <message>
      <source>Checked a face: {name} is right</source>
      <translation>Ein Gesicht geprüft: {name} stimmt</translation>
    </message>
    <message>
      <source>Checked a face: {name} is wrong</source>
      <translation>Ein Gesicht geprüft: {name} stimmt nicht</translation>
    </message>
    <message>
      <source>Checking what would change…</source>
      <translation>Änderungen werden ermittelt …</translation>
    </message>
    <message>
      <source>Choose a face and press C</source>
      <translation>Wählen Sie ein Gesicht und drücken Sie C</translation>
    </message>
    <message>
      <source>Choose a folder and Photoface finds the people in it. Everything stays on this computer, and your files are never changed.</source>
      <translation>Wählen Sie einen Ordner, und Photoface findet die Personen darin. Alles bleibt auf diesem Computer, und Ihre Dateien werden nie verändert.</translation>
    </message>
    <message>
      <source>Choose a folder of photos</source>
      <translation>Ordner mit Fotos wählen</translation>
    </message>
    <message>
      <source>Choose a folder of photos. Photoface reads it and never changes a file in it.</source>
      <translation>Wählen Sie einen Ordner mit Fotos. Photoface liest ihn und verändert nie eine Datei darin.</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Ordner wählen …</translation>
    </message>
    <message>
      <source>Choose a photo to see what is known about it.</source>
      <translation>Wählen Sie ein Foto, um zu sehen, was darüber bekannt ist.</translation>
    </message>
    <message>
      <source>Choose folders…</source>
      <translation>Ordner wählen …</translation>
    </message>
    <message>
      <source>Choose the folders your photos are in. Photoface finds the faces and sorts them into people; you say who they are.</source>
      <translation>Wählen Sie die Ordner mit Ihren Fotos. Photoface findet die Gesichter und ordnet sie zu Personen; Sie sagen, wer es ist.</translation>
    </message>
    <message>
      <source>Choose the folders your photos are in. They stay where they are.</source>
      <translation>Wählen Sie die Ordner mit Ihren Fotos. Sie bleiben, wo sie sind.</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Clear ones</source>
      <translation>Deutliche</translation>
    </message>
    <message>
      <source>Clearest first</source>
      <translation>Deutlichste zuerst</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Collecting faces</source>
      <translation>Gesichter sammeln</translation>
    </message>
    <message numerus="yes">
      <source>Confirmed {n} faces as {name}</source>
      <translation>
        <numerusform>{n} Gesicht als {name} bestätigt</numerusform>
        <numerusform>{n} Gesichter als {name} bestätigt</numerusform>
      </translation>
    </message>
    <message>
      <source>Contradictions</source>
      <translation>Widersprüche</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Kopien</translation>
    </message>
    <message>
      <source>Copies leave the library; the photos in it stay as they are.</source>
      <translation>Kopien verlassen die Bibliothek; die Fotos darin bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Copying…</source>
      <translation>Wird kopiert …</translation>
    </message>
    <message>
      <source>Core ML on this Mac</source>
      <translation>Core ML auf diesem Mac</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Death date</source>
      <translation>Sterbedatum</translation>
    </message>
    <message>
      <source>Death date…</source>
      <translation>Sterbedatum …</translation>
    </message>
    <message numerus="yes">
      <source>Decides {n} faces</source>
      <translation>
        <numerusform>Entscheidet {n} Gesicht</numerusform>
        <numerusform>Entscheidet {n} Gesichter</numerusform>
      </translation>
    </message>
    <message>
      <source>Delete album</source>
      <translation>Album löschen</translation>
    </message>
    <message>
      <source>Delete person, keep faces</source>
      <translation>Person löschen, Gesichter behalten</translation>
    </message>
    <message>
      <source>Deleted the album {name}</source>
      <translation>Album {name} gelöscht</translation>
    </message>
    <message numerus="yes">
      <source>Deleted {name}, kept {n} faces</source>
      <translation>
        <numerusform>{name} gelöscht, {n} Gesicht behalten</numerusform>
        <numerusform>{name} gelöscht, {n} Gesichter behalten</numerusform>
      </translation>
    </message>
    <message>
      <source>Density (HDBSCAN)</source>
      <translation>Dichte (HDBSCAN)</translation>
    </message>
    <message>
      <source>Died {day}</source>
      <translation>Gestorben {day}</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Doubtful names</source>
      <translation>Fragliche Namen</translation>
    </message>
    <message>
      <source>Drag faces, or select them and press the number of the part they belong to.</source>
      <translation>Ziehen Sie Gesichter, oder wählen Sie sie aus und drücken Sie die Nummer des Teils, zu dem sie gehören.</translation>
    </message>
    <message>
      <source>Draw a face</source>
      <translation>Gesicht einzeichnen</translation>
    </message>
    <message>
      <source>Drew a face</source>
      <translation>Ein Gesicht eingezeichnet</translation>
    </message>
    <message>
      <source>Drew a face of {name}</source>
      <translation>Ein Gesicht von {name} eingezeichnet</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Edit the search</source>
      <translation>Suche bearbeiten</translation>
    </message>
    <message>
      <source>Error of the stated certainty</source>
      <translation>Fehler von „wie sicher“</translation>
    </message>
    <message>
      <source>Every file could be read.</source>
      <translation>Jede Datei konnte gelesen werden.</translation>
    </message>
    <message>
      <source>Every file is as it should be.</source>
      <translation>Jede Datei ist, wie sie sein soll.</translation>
    </message>
    <message>
      <source>Everything can be undone, also after a restart.</source>
      <translation>Alles lässt sich rückgängig machen, auch nach einem Neustart.</translation>
    </message>
    <message>
      <source>Everything stays on this computer. Nothing is sent anywhere; there is no account.</source>
      <translation>Alles bleibt auf diesem Computer. Nichts wird verschickt; es gibt kein Konto.</translation>
    </message>
    <message>
      <source>Everything stays on this computer. Your photos are never moved or changed, and nothing is sent anywhere.</source>
      <translation>Alles bleibt auf diesem Computer. Ihre Fotos werden nie verschoben oder verändert, und nichts wird verschickt.</translation>
    </message>
    <message>
      <source>Exactly this is written:</source>
      <translation>Genau das wird geschrieben:</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Faces</source>
      <translation>Gesichter</translation>
    </message>
    <message>
      <source>Faces after</source>
      <translation>Gesichter danach</translation>
    </message>
    <message>
      <source>Faces are being compared.</source>
      <translation>Gesichter werden verglichen.</translation>
    </message>
    <message>
      <source>Faces are found on {place}</source>
      <translation>Gesichter werden mit {place} gefunden</translation>
    </message>
    <message>
      <source>Faces are found on {place} and recognized on {other}</source>
      <translation>Gesichter werden mit {place} gefunden und mit {other} wiedererkannt</translation>
    </message>
    <message>
      <source>Faces now</source>
      <translation>Gesichter jetzt</translation>
    </message>
    <message>
      <source>Faces that are alike form groups here; single faces can be shown too.</source>
      <translation>Ähnliche Gesichter bilden hier Gruppen; auch einzelne Gesichter lassen sich zeigen.</translation>
    </message>
    <message>
      <source>Faces you ignore and things that are no face come here, and can be brought back.</source>
      <translation>Hierher kommen Gesichter, die Sie übergehen, und was kein Gesicht ist; alles lässt sich zurückholen.</translation>
    </message>
    <message>
      <source>Faces, names and small pictures lie in {folder}, which only you can read. Your photos stay where they are and are not changed, unless you have names written into them.</source>
      <translation>Gesichter, Namen und kleine Bilder liegen in {folder}; nur Sie können das lesen. Ihre Fotos bleiben, wo sie sind, und werden nicht verändert, außer Sie lassen Namen hineinschreiben.</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>Favorit</translation>
    </message>
    <message>
      <source>Favourites</source>
      <translation>Favoriten</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>Holen</translation>
    </message>
    <message>
      <source>Fetch {name}</source>
      <translation>{name} holen</translation>
    </message>
    <message>
      <source>Fewer, larger groups</source>
      <translation>Weniger, größere Gruppen</translation>
    </message>
    <message>
      <source>Fifth solution</source>
      <translation>Fünfter Ausweg</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>File date</source>
      <translation>Dateidatum</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Files that could not be read</source>
      <translation>Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message>
      <source>Files that could not be read…</source>
      <translation>Dateien, die nicht gelesen werden konnten …</translation>
    </message>
    <message>
      <source>Finding faces</source>
      <translation>Gesichter finden</translation>
    </message>
    <message>
      <source>Finds faces in the back rows; finding takes about twice as long.</source>
      <translation>Findet Gesichter in den hinteren Reihen; das Suchen dauert etwa doppelt so lang.</translation>
    </message>
    <message>
      <source>Finds nearly every face that is worth naming. The best choice for most photos.</source>
      <translation>Findet fast jedes Gesicht, das einen Namen verdient. Für die meisten Fotos die beste Wahl.</translation>
    </message>
    <message>
      <source>Finds very small faces, in photos that seemed to have none. Takes longer.</source>
      <translation>Findet sehr kleine Gesichter in Fotos, die keine zu haben schienen. Dauert länger.</translation>
    </message>
    <message>
      <source>First solution</source>
      <translation>Erster Ausweg</translation>
    </message>
    <message>
      <source>Fit to window</source>
      <translation>An Fenster anpassen</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Folders by person contain</source>
      <translation>Ordner nach Person enthalten</translation>
    </message>
    <message>
      <source>Folders by person…</source>
      <translation>Ordner nach Person …</translation>
    </message>
    <message>
      <source>For crowds and large scans; finding takes about four times as long.</source>
      <translation>Für Menschenmengen und große Scans; das Suchen dauert etwa viermal so lang.</translation>
    </message>
    <message>
      <source>Forget this folder. Its files stay where they are.</source>
      <translation>Diesen Ordner vergessen. Seine Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
      <source>Forgot {name}'s birth date</source>
      <translation>Geburtsdatum von {name} entfernt</translation>
    </message>
    <message>
      <source>Forgot {name}'s death date</source>
      <translation>Sterbedatum von {name} entfernt</translation>
    </message>
    <message>
      <source>Found: {what}</source>
      <translation>Gefunden: {what}</translation>
    </message>
    <message>
      <source>Fourth solution</source>
      <translation>Vierter Ausweg</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Gains least: {name}, {before} % of pairs recognized before, {after} % after.</source>
      <translation>Am wenigsten gewinnt {name}: vorher {before} % der Paare erkannt, nachher {after} %.</translation>
    </message>
    <message>
      <source>Getting ready</source>
      <translation>Vorbereitung</translation>
    </message>
    <message>
      <source>Give it a name, or confirm a face like it.</source>
      <translation>Geben Sie ihm einen Namen, oder bestätigen Sie ein ähnliches Gesicht.</translation>
    </message>
    <message>
      <source>Gives {name} this name</source>
      <translation>Gibt {name} diesen Namen</translation>
    </message>
    <message>
      <source>Go</source>
      <translation>Gehe zu</translation>
    </message>
    <message>
      <source>Go back to the model before</source>
      <translation>Zum vorigen Modell zurück</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Good ones or better</source>
      <translation>Gute oder bessere</translation>
    </message>
    <message>
      <source>Graphics card (DirectML)</source>
      <translation>Grafikkarte (DirectML)</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Gruppe</translation>
    </message>
    <message>
      <source>Group with {methods}; the strictness may be -{most} to {most}.</source>
      <translation>Gruppieren geht mit {methods}; die Strenge darf -{most} bis {most} sein.</translation>
    </message>
    <message>
      <source>Group {group}</source>
      <translation>Gruppe {group}</translation>
    </message>
    <message>
      <source>Grouped anew ({method}, strictness {strictness})</source>
      <translation>Neu gruppiert ({method}, Strenge {strictness})</translation>
    </message>
    <message>
      <source>Grouping</source>
      <translation>Gruppieren</translation>
    </message>
    <message>
      <source>Grouping anew is right (BCubed F)</source>
      <translation>Neues Gruppieren ist richtig (BCubed F)</translation>
    </message>
    <message>
      <source>Grouping the faces ended with an error; the earlier groups stay.</source>
      <translation>Das Gruppieren der Gesichter endete mit einem Fehler; die bisherigen Gruppen bleiben.</translation>
    </message>
    <message>
      <source>Groups that would change</source>
      <translation>Gruppen, die sich ändern würden</translation>
    </message>
    <message>
      <source>HDBSCAN</source>
      <translation>HDBSCAN</translation>
    </message>
    <message>
      <source>Hard links (no extra space, same disk)</source>
      <translation>Harte Links (kein zusätzlicher Platz, gleicher Datenträger)</translation>
    </message>
    <message>
      <source>Hard links work on one disk only; choose copies, or a folder on the photos' disk.</source>
      <translation>Harte Verknüpfungen gehen nur auf demselben Datenträger; wählen Sie Kopien oder einen Ordner auf dem Datenträger der Fotos.</translation>
    </message>
    <message>
      <source>Hard to make out</source>
      <translation>Schwer zu erkennen</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <source>Hid {who}</source>
      <translation>{who} ausgeblendet</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Holds from the next photo on.</source>
      <translation>Gilt ab dem nächsten Foto.</translation>
    </message>
    <message>
      <source>How alike faces of one person are</source>
      <translation>Wie ähnlich Gesichter einer Person sind</translation>
    </message>
    <message>
      <source>How faces are grouped</source>
      <translation>Wie Gesichter gruppiert werden</translation>
    </message>
    <message>
      <source>How faces are put together</source>
      <translation>Wie Gesichter zusammenfinden</translation>
    </message>
    <message>
      <source>How many names are right?</source>
      <translation>Wie viele Namen stimmen?</translation>
    </message>
    <message>
      <source>How many parts</source>
      <translation>Wie viele Teile</translation>
    </message>
    <message>
      <source>If it is not {name}, the next is {other} ({share}).</source>
      <translation>Wenn es nicht {name} ist, kommt {other} als Nächstes ({share}).</translation>
    </message>
    <message>
      <source>If the nearest confirmed face were not {name}, this one would be {share} likely.</source>
      <translation>Wäre das ähnlichste bestätigte Gesicht nicht {name}, so wäre es dieses nur zu {share}.</translation>
    </message>
    <message>
      <source>If you ever say two things that cannot both hold, you are asked here.</source>
      <translation>Sagen Sie einmal zweierlei, das nicht zugleich stimmen kann, werden Sie hier gefragt.</translation>
    </message>
    <message>
      <source>Ignore</source>
      <translation>Übergehen</translation>
    </message>
    <message>
      <source>Ignore this face</source>
      <translation>Dieses Gesicht übergehen</translation>
    </message>
    <message>
      <source>Ignored</source>
      <translation>Übergangen</translation>
    </message>
    <message numerus="yes">
      <source>Ignored {n} faces</source>
      <translation>
        <numerusform>{n} Gesicht übergangen</numerusform>
        <numerusform>{n} Gesichter übergangen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Imported {names} for {n} faces</source>
      <translation>
        <numerusform>{names} für {n} Gesicht importiert</numerusform>
        <numerusform>{names} für {n} Gesichter importiert</numerusform>
      </translation>
    </message>
    <message>
      <source>In a search, at most {most} brackets (or searches of albums) may lie inside each other.</source>
      <translation>In einer Suche dürfen höchstens {most} Klammern (oder Suchen von Alben) ineinander liegen.</translation>
    </message>
    <message numerus="yes">
      <source>In {n} photos {name} is no longer twice.</source>
      <translation>
        <numerusform>In {n} Foto ist {name} nicht mehr doppelt.</numerusform>
        <numerusform>In {n} Fotos ist {name} nicht mehr doppelt.</numerusform>
      </translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>Informationen</translation>
    </message>
    <message>
      <source>Intel (OpenVINO)</source>
      <translation>Intel (OpenVINO)</translation>
    </message>
    <message>
      <source>Into sidecar files beside the photos</source>
      <translation>In Begleitdateien neben den Fotos</translation>
    </message>
    <message>
      <source>Into the photos themselves</source>
      <translation>In die Fotos selbst</translation>
    </message>
    <message>
      <source>Is everybody here {name}?</source>
      <translation>Sind das alles {name}?</translation>
    </message>
    <message>
      <source>Is this all one person?</source>
      <translation>Ist das alles eine Person?</translation>
    </message>
    <message>
      <source>Is this really {name}, not {other}?</source>
      <translation>Ist das wirklich {name}, nicht {other}?</translation>
    </message>
    <message>
      <source>Is this the same person?</source>
      <translation>Ist das dieselbe Person?</translation>
    </message>
    <message>
      <source>Is this {name}?</source>
      <translation>Ist das {name}?</translation>
    </message>
    <message>
      <source>Is {name}</source>
      <translation>Ist {name}</translation>
    </message>
    <message>
      <source>It can learn once every face was looked at again.</source>
      <translation>Lernen ist möglich, sobald jedes Gesicht noch einmal angesehen wurde.</translation>
    </message>
    <message>
      <source>It cannot be read ({reason}).</source>
      <translation>Das kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
      <source>It is not {name}</source>
      <translation>Es ist nicht {name}</translation>
    </message>
    <message>
      <source>It is {name}</source>
      <translation>Es ist {name}</translation>
    </message>
    <message>
      <source>It is {name}; the photo's date is wrong</source>
      <translation>Es ist {name}; das Datum des Fotos ist falsch</translation>
    </message>
    <message>
      <source>Its tags are damaged and cannot be read.</source>
      <translation>Die Markierungen darin sind beschädigt und nicht lesbar.</translation>
    </message>
    <message>
      <source>Its tags are of a kind that is not known.</source>
      <translation>Die Markierungen darin sind von unbekannter Art.</translation>
    </message>
    <message>
      <source>Its tags hold a document type, which tags never do.</source>
      <translation>Die Markierungen darin enthalten einen Dokumenttyp, was nie vorkommen darf.</translation>
    </message>
    <message>
      <source>JPEG XL pictures are not supported yet.</source>
      <translation>JPEG-XL-Bilder werden noch nicht unterstützt.</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>Kommen hinzu</translation>
    </message>
    <message>
      <source>Judging what was learned</source>
      <translation>Gelerntes beurteilen</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Keep {name}</source>
      <translation>{name} behalten</translation>
    </message>
    <message>
      <source>Kept the name {name}</source>
      <translation>Den Namen {name} behalten</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Größer</translation>
    </message>
    <message>
      <source>Learn from your corrections</source>
      <translation>Aus Ihren Korrekturen lernen</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <source>Least alike</source>
      <translation>Am wenigsten ähnlich</translation>
    </message>
    <message>
      <source>Least clear first</source>
      <translation>Undeutlichste zuerst</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>Gehen</translation>
    </message>
    <message>
      <source>Left open if 2 faces are the same</source>
      <translation>Offen gelassen, ob 2 Gesichter dieselbe Person sind</translation>
    </message>
    <message>
      <source>Less than half the time; faces in the background of group photos are missed.</source>
      <translation>Weniger als die halbe Zeit; Gesichter im Hintergrund von Gruppenfotos fehlen.</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Live album, {photos}</source>
      <translation>Automatisches Album, {photos}</translation>
    </message>
    <message>
      <source>Loading the face models</source>
      <translation>Die Gesichtsmodelle werden geladen</translation>
    </message>
    <message>
      <source>Look again, closer, where no face was found</source>
      <translation>Genauer nachsehen, wo kein Gesicht gefunden wurde</translation>
    </message>
    <message>
      <source>Look and language</source>
      <translation>Aussehen und Sprache</translation>
    </message>
    <message>
      <source>Look at every face six times instead of twice</source>
      <translation>Jedes Gesicht sechsmal statt zweimal ansehen</translation>
    </message>
    <message>
      <source>Look at some {n} faces drawn at random, one key each. It takes two minutes and says how many of all names are right.</source>
      <translation>Sehen Sie etwa {n} zufällig gezogene Gesichter an, je ein Tastendruck. Das dauert zwei Minuten und sagt, wie viele aller Namen stimmen.</translation>
    </message>
    <message>
      <source>Look for names</source>
      <translation>Nach Namen suchen</translation>
    </message>
    <message>
      <source>Look for new photos</source>
      <translation>Nach neuen Fotos suchen</translation>
    </message>
    <message>
      <source>Look with Picasa's contacts.xml…</source>
      <translation>Mit contacts.xml von Picasa suchen …</translation>
    </message>
    <message>
      <source>Looking at faces</source>
      <translation>Gesichter ansehen</translation>
    </message>
    <message>
      <source>Looking at the photos…</source>
      <translation>Fotos werden angesehen …</translation>
    </message>
    <message>
      <source>Looking for faces…</source>
      <translation>Gesichter werden gesucht …</translation>
    </message>
    <message>
      <source>Looking for parts…</source>
      <translation>Teile werden gesucht …</translation>
    </message>
    <message>
      <source>Looking for photos</source>
      <translation>Fotos werden gesucht</translation>
    </message>
    <message>
      <source>Looking for photos stopped because of an error in Photoface (see log).</source>
      <translation>Die Suche nach Fotos endete wegen eines Fehlers in Photoface (siehe Protokoll).</translation>
    </message>
    <message>
      <source>Looking for what is worth asking…</source>
      <translation>Lohnende Fragen werden gesucht …</translation>
    </message>
    <message>
      <source>Looks like other faces of this person</source>
      <translation>Gleicht anderen Gesichtern dieser Person</translation>
    </message>
    <message>
      <source>Looks most like</source>
      <translation>Sieht am ehesten aus wie</translation>
    </message>
    <message>
      <source>Made the album {name}</source>
      <translation>Album {name} angelegt</translation>
    </message>
    <message numerus="yes">
      <source>Made {n} photos favourites</source>
      <translation>
        <numerusform>{n} Foto zum Favoriten gemacht</numerusform>
        <numerusform>{n} Fotos zu Favoriten gemacht</numerusform>
      </translation>
    </message>
    <message>
      <source>Many faces take a moment.</source>
      <translation>Viele Gesichter brauchen einen Augenblick.</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Vereinen</translation>
    </message>
    <message>
      <source>Merge {names} into {name}?</source>
      <translation>{names} mit {name} vereinen?</translation>
    </message>
    <message>
      <source>Merge?</source>
      <translation>Vereinen?</translation>
    </message>
    <message>
      <source>Merged {who} into {name}</source>
      <translation>{who} mit {name} vereint</translation>
    </message>
    <message>
      <source>Merges {name} into {other}</source>
      <translation>Vereint {name} mit {other}</translation>
    </message>
    <message>
      <source>Merge…</source>
      <translation>Vereinen …</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Fehlt</translation>
    </message>
    <message>
      <source>Mixed</source>
      <translation>Vermischt</translation>
    </message>
    <message>
      <source>Model in use</source>
      <translation>Benutztes Modell</translation>
    </message>
    <message>
      <source>Model that finds faces</source>
      <translation>Modell, das Gesichter findet</translation>
    </message>
    <message>
      <source>Model that tells people apart</source>
      <translation>Modell, das Personen unterscheidet</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>More that can be done with this person</source>
      <translation>Was sich mit dieser Person noch tun lässt</translation>
    </message>
    <message>
      <source>More, smaller groups</source>
      <translation>Mehr, kleinere Gruppen</translation>
    </message>
    <message>
      <source>Most faces first</source>
      <translation>Meiste Gesichter zuerst</translation>
    </message>
    <message>
      <source>Most typical</source>
      <translation>Am typischsten</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>Bewegung</translation>
    </message>
    <message>
      <source>Motion: short fades and slides</source>
      <translation>Bewegung: kurzes Ein- und Ausblenden</translation>
    </message>
    <message>
      <source>Move the selected faces into a part of their own</source>
      <translation>Die ausgewählten Gesichter in einen eigenen Teil verschieben</translation>
    </message>
    <message>
      <source>Move to part 1</source>
      <translation>In Teil 1 verschieben</translation>
    </message>
    <message>
      <source>Move to part 2</source>
      <translation>In Teil 2 verschieben</translation>
    </message>
    <message>
      <source>Move to part 3</source>
      <translation>In Teil 3 verschieben</translation>
    </message>
    <message>
      <source>Move to part 4</source>
      <translation>In Teil 4 verschieben</translation>
    </message>
    <message>
      <source>Move to part 5</source>
      <translation>In Teil 5 verschieben</translation>
    </message>
    <message>
      <source>Move to part 6</source>
      <translation>In Teil 6 verschieben</translation>
    </message>
    <message>
      <source>NVIDIA graphics (CUDA)</source>
      <translation>NVIDIA-Grafik (CUDA)</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Name of an album, old or new</source>
      <translation>Name eines Albums, alt oder neu</translation>
    </message>
    <message>
      <source>Name of the album</source>
      <translation>Name des Albums</translation>
    </message>
    <message>
      <source>Name of the new album</source>
      <translation>Name des neuen Albums</translation>
    </message>
    <message>
      <source>Name this face</source>
      <translation>Dieses Gesicht benennen</translation>
    </message>
    <message>
      <source>Name this part</source>
      <translation>Diesen Teil benennen</translation>
    </message>
    <message numerus="yes">
      <source>Name {n} faces together</source>
      <translation>
        <numerusform>{n} Gesicht benennen</numerusform>
        <numerusform>{n} Gesichter zusammen benennen</numerusform>
      </translation>
    </message>
    <message>
      <source>Name: {name}</source>
      <translation>Name: {name}</translation>
    </message>
    <message>
      <source>Named faces that look like somebody else are shown here.</source>
      <translation>Benannte Gesichter, die jemand anderem ähneln, werden hier gezeigt.</translation>
    </message>
    <message numerus="yes">
      <source>Named {n} faces {name}</source>
      <translation>
        <numerusform>{n} Gesicht als {name} benannt</numerusform>
        <numerusform>{n} Gesichter als {name} benannt</numerusform>
      </translation>
    </message>
    <message>
      <source>Names and everything else you said are copied once a day; fourteen copies are kept. Photos are not part of it.</source>
      <translation>Namen und alles andere, was Sie gesagt haben, werden einmal am Tag kopiert; vierzehn Kopien bleiben erhalten. Fotos gehören nicht dazu.</translation>
    </message>
    <message>
      <source>Names from other programs</source>
      <translation>Namen aus anderen Programmen</translation>
    </message>
    <message>
      <source>Names in your photos</source>
      <translation>Namen in Ihren Fotos</translation>
    </message>
    <message>
      <source>Name…</source>
      <translation>Benennen …</translation>
    </message>
    <message>
      <source>Nearest person is the right one</source>
      <translation>Die ähnlichste Person ist die richtige</translation>
    </message>
    <message>
      <source>Neither</source>
      <translation>Keine von beiden</translation>
    </message>
    <message>
      <source>New album</source>
      <translation>Neues Album</translation>
    </message>
    <message>
      <source>New album “{name}”</source>
      <translation>Neues Album „{name}“</translation>
    </message>
    <message>
      <source>New part</source>
      <translation>Neuer Teil</translation>
    </message>
    <message numerus="yes">
      <source>New person with {n} faces</source>
      <translation>
        <numerusform>Neue Person mit {n} Gesicht</numerusform>
        <numerusform>Neue Person mit {n} Gesichtern</numerusform>
      </translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>Neueste zuerst</translation>
    </message>
    <message>
      <source>Next face</source>
      <translation>Nächstes Gesicht</translation>
    </message>
    <message>
      <source>Next person</source>
      <translation>Nächste Person</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Nächstes Foto</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <source>No albums yet</source>
      <translation>Noch keine Alben</translation>
    </message>
    <message>
      <source>No better than before</source>
      <translation>Nicht besser als vorher</translation>
    </message>
    <message>
      <source>No faces found</source>
      <translation>Keine Gesichter gefunden</translation>
    </message>
    <message>
      <source>No faces left</source>
      <translation>Keine Gesichter mehr</translation>
    </message>
    <message>
      <source>No favourites yet</source>
      <translation>Noch keine Favoriten</translation>
    </message>
    <message>
      <source>No folders yet</source>
      <translation>Noch keine Ordner</translation>
    </message>
    <message>
      <source>No folders yet.</source>
      <translation>Noch keine Ordner.</translation>
    </message>
    <message>
      <source>No groups of faces yet</source>
      <translation>Noch keine Gruppen von Gesichtern</translation>
    </message>
    <message>
      <source>No name looks wrong</source>
      <translation>Kein Name scheint falsch</translation>
    </message>
    <message>
      <source>No names that are new to Photoface.</source>
      <translation>Keine Namen, die für Photoface neu sind.</translation>
    </message>
    <message>
      <source>No photo fits the whole search. Remove a condition.</source>
      <translation>Kein Foto erfüllt alle Bedingungen der Suche. Nehmen Sie eine weg.</translation>
    </message>
    <message>
      <source>No photo has “{text}” in its people, folders or name.</source>
      <translation>Kein Foto hat „{text}“ in Personen, Ordnern oder Namen.</translation>
    </message>
    <message>
      <source>No photos have been found in this folder so far.</source>
      <translation>In diesem Ordner wurden bisher keine Fotos gefunden.</translation>
    </message>
    <message>
      <source>No photos here</source>
      <translation>Keine Fotos hier</translation>
    </message>
    <message>
      <source>No photos yet</source>
      <translation>Noch keine Fotos</translation>
    </message>
    <message>
      <source>No question is worth asking now</source>
      <translation>Zurzeit lohnt sich keine Frage</translation>
    </message>
    <message>
      <source>No such faces</source>
      <translation>Keine solchen Gesichter</translation>
    </message>
    <message>
      <source>No, split…</source>
      <translation>Nein, aufteilen …</translation>
    </message>
    <message>
      <source>Nobody else so far</source>
      <translation>Bisher sonst niemand</translation>
    </message>
    <message>
      <source>Nobody has a name yet; {left}.</source>
      <translation>Noch hat niemand einen Namen; {left}.</translation>
    </message>
    <message>
      <source>Nobody has a name yet; {rest}.</source>
      <translation>Noch niemand hat einen Namen; {rest}.</translation>
    </message>
    <message>
      <source>Nobody has named this face yet</source>
      <translation>Noch hat niemand dieses Gesicht benannt</translation>
    </message>
    <message>
      <source>Nobody has said who this is</source>
      <translation>Noch hat niemand gesagt, wer das ist</translation>
    </message>
    <message>
      <source>Nobody has such a name</source>
      <translation>Niemand heißt so</translation>
    </message>
    <message>
      <source>Nobody is twice in this photo</source>
      <translation>Niemand ist doppelt auf diesem Foto</translation>
    </message>
    <message>
      <source>Nobody looks mixed up</source>
      <translation>Niemand wirkt vermischt</translation>
    </message>
    <message>
      <source>Nobody whom you named is near enough.</source>
      <translation>Niemand, den Sie benannt haben, ist ähnlich genug.</translation>
    </message>
    <message>
      <source>Nobody yet</source>
      <translation>Noch niemand</translation>
    </message>
    <message>
      <source>None of the faces is of this quality.</source>
      <translation>Keines der Gesichter ist von dieser Güte.</translation>
    </message>
    <message>
      <source>None of the photos read so far shows a face.</source>
      <translation>Keines der bisher gelesenen Fotos zeigt ein Gesicht.</translation>
    </message>
    <message>
      <source>Not a face</source>
      <translation>Kein Gesicht</translation>
    </message>
    <message>
      <source>Not decided; you said who it is not</source>
      <translation>Offen; Sie haben gesagt, wer es nicht ist</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Jetzt nicht</translation>
    </message>
    <message>
      <source>Not this person</source>
      <translation>Nicht diese Person</translation>
    </message>
    <message>
      <source>Nothing contradicts</source>
      <translation>Keine Widersprüche</translation>
    </message>
    <message>
      <source>Nothing else changes.</source>
      <translation>Sonst ändert sich nichts.</translation>
    </message>
    <message>
      <source>Nothing fits now</source>
      <translation>Zurzeit passt nichts</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <source>Nothing here fits “{text}”.</source>
      <translation>Hier passt nichts zu „{text}“.</translation>
    </message>
    <message>
      <source>Nothing is ignored</source>
      <translation>Nichts wird übergangen</translation>
    </message>
    <message>
      <source>Nothing is written, neither into the photos nor beside them.</source>
      <translation>Es wird nichts geschrieben, weder in die Fotos noch daneben.</translation>
    </message>
    <message>
      <source>Nothing may be written in {parent}.</source>
      <translation>In {parent} darf nichts geschrieben werden.</translation>
    </message>
    <message>
      <source>Nothing said yet</source>
      <translation>Noch nichts gesagt</translation>
    </message>
    <message>
      <source>Nothing that is only proposed is written, and whatever other programs wrote stays. What you say later follows by itself.</source>
      <translation>Was nur vorgeschlagen ist, wird nicht geschrieben, und was andere Programme geschrieben haben, bleibt. Was Sie später sagen, folgt von selbst.</translation>
    </message>
    <message>
      <source>Nothing to answer</source>
      <translation>Nichts zu beantworten</translation>
    </message>
    <message>
      <source>Nothing to confirm</source>
      <translation>Nichts zu bestätigen</translation>
    </message>
    <message>
      <source>Nothing was trained yet.</source>
      <translation>Es wurde noch nichts trainiert.</translation>
    </message>
    <message>
      <source>Nothing would change.</source>
      <translation>Nichts würde sich ändern.</translation>
    </message>
    <message>
      <source>Notice new and changed photos by itself</source>
      <translation>Neue und geänderte Fotos von selbst bemerken</translation>
    </message>
    <message>
      <source>Nowhere</source>
      <translation>Nirgends</translation>
    </message>
    <message>
      <source>Number {place} from the left is not {name}</source>
      <translation>Nummer {place} von links ist nicht {name}</translation>
    </message>
    <message>
      <source>Of 100 pairs of your own faces, {more} more are recognized.</source>
      <translation>Von 100 Paaren Ihrer eigenen Gesichter werden {more} mehr erkannt.</translation>
    </message>
    <message>
      <source>On what it runs is known when the next photo is read.</source>
      <translation>Worauf es läuft, zeigt sich beim nächsten Foto.</translation>
    </message>
    <message>
      <source>One person may be twice in this photo</source>
      <translation>Eine Person darf doppelt auf diesem Foto sein</translation>
    </message>
    <message>
      <source>Only the face</source>
      <translation>Nur das Gesicht</translation>
    </message>
    <message>
      <source>Only your own word changes it: another name, or “not this person”.</source>
      <translation>Nur Ihr eigenes Wort ändert es: ein anderer Name oder „nicht diese Person“.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Other people</source>
      <translation>Andere Personen</translation>
    </message>
    <message>
      <source>Other people are recognized as well as before.</source>
      <translation>Andere Personen werden so gut erkannt wie zuvor.</translation>
    </message>
    <message>
      <source>Other people are recognized worse: {share} of pairs are lost.</source>
      <translation>Andere Personen werden schlechter erkannt: {share} der Paare gehen verloren.</translation>
    </message>
    <message>
      <source>Other programs see who is on a photo by its face tags. Photoface changes no file unless you choose a place for them here.</source>
      <translation>Andere Programme sehen an den Gesichtsmarkierungen, wer auf einem Foto ist. Photoface verändert keine Datei, solange Sie hier keinen Ort dafür wählen.</translation>
    </message>
    <message>
      <source>Others in the same photos</source>
      <translation>Andere auf denselben Fotos</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Pairs of one person recognized (1 stranger in 1,000 let in)</source>
      <translation>Paare einer Person erkannt (1 von 1.000 Fremden durchgelassen)</translation>
    </message>
    <message>
      <source>Pairs recognized among faces kept back</source>
      <translation>Erkannte Paare unter den zurückgehaltenen Gesichtern</translation>
    </message>
    <message>
      <source>Part {n}</source>
      <translation>Teil {n}</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>People and groups that look like two persons are shown here.</source>
      <translation>Personen und Gruppen, die wie zwei Personen aussehen, werden hier gezeigt.</translation>
    </message>
    <message>
      <source>People appear here as they are found, while the photos are still being read.</source>
      <translation>Personen erscheinen hier, sobald sie gefunden sind, während noch Fotos gelesen werden.</translation>
    </message>
    <message>
      <source>People for another library</source>
      <translation>Personen für eine andere Bibliothek</translation>
    </message>
    <message>
      <source>People for another library…</source>
      <translation>Personen für eine andere Bibliothek …</translation>
    </message>
    <message>
      <source>People of another library</source>
      <translation>Personen einer anderen Bibliothek</translation>
    </message>
    <message>
      <source>People who are in the same photos appear here as soon as they have a name.</source>
      <translation>Wer auf denselben Fotos ist, erscheint hier, sobald ein Name da ist.</translation>
    </message>
    <message>
      <source>People with such a name</source>
      <translation>Personen, die so heißen</translation>
    </message>
    <message>
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <source>Photoface can learn the faces of this library from the names you gave. Nothing changes before you have seen what came of it.</source>
      <translation>Photoface kann die Gesichter dieser Bibliothek aus Ihren Namen lernen. Nichts ändert sich, bevor Sie gesehen haben, was dabei herauskam.</translation>
    </message>
    <message>
      <source>Photoface fetches a model only when you ask for it. Nothing of the program that comes along is run: one file is taken out, checked and converted.</source>
      <translation>Photoface holt ein Modell nur, wenn Sie es verlangen. Von dem Programm, das dabei ist, läuft nichts: eine Datei wird entnommen, geprüft und umgewandelt.</translation>
    </message>
    <message>
      <source>Photoface forgets the photos in this folder and the faces in them. The files stay where they are. The names you gave are kept: undo, or adding the folder again, reads the photos anew and brings them back.</source>
      <translation>Photoface vergisst die Fotos in diesem Ordner und die Gesichter darauf. Die Dateien bleiben, wo sie sind. Ihre Namen bleiben erhalten: Machen Sie den Schritt rückgängig oder fügen Sie den Ordner wieder hinzu, so werden die Fotos neu gelesen, und die Namen kommen wieder.</translation>
    </message>
    <message>
      <source>Photoface is not allowed to read this file.</source>
      <translation>Photoface darf diese Datei nicht lesen.</translation>
    </message>
    <message>
      <source>Photoface leaves these out of groups and suggestions.</source>
      <translation>Diese lässt Photoface aus Gruppen und Vorschlägen heraus.</translation>
    </message>
    <message>
      <source>Photoface reads the photos in these folders and never moves or changes them.</source>
      <translation>Photoface liest die Fotos in diesen Ordnern und verschiebt oder verändert sie nie.</translation>
    </message>
    <message numerus="yes">
      <source>Photoface went on without {n} files. They are left exactly as they are.</source>
      <translation>
        <numerusform>Photoface hat ohne {n} Datei weitergemacht. Sie bleibt genau, wie sie ist.</numerusform>
        <numerusform>Photoface hat ohne {n} Dateien weitergemacht. Sie bleiben genau, wie sie sind.</numerusform>
      </translation>
    </message>
    <message>
      <source>Photoface {version} finds the people in your photos. Everything stays on this computer.

This library: {folder}
Licence: Apache 2.0</source>
      <translation>Photoface {version} findet die Personen in Ihren Fotos. Alles bleibt auf diesem Computer.

Diese Bibliothek: {folder}
Lizenz: Apache 2.0</translation>
    </message>
    <message>
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Picasa contacts</source>
      <translation>Picasa-Kontakte</translation>
    </message>
    <message>
      <source>Picasa's contacts in {path} cannot be read.</source>
      <translation>Picasas Kontakte in {path} können nicht gelesen werden.</translation>
    </message>
    <message>
      <source>Picasa's contacts.xml</source>
      <translation>contacts.xml von Picasa</translation>
    </message>
    <message>
      <source>Preparing…</source>
      <translation>Wird vorbereitet …</translation>
    </message>
    <message>
      <source>Press F on a photo to make it one.</source>
      <translation>Drücken Sie F auf einem Foto, um es zum Favoriten zu machen.</translation>
    </message>
    <message>
      <source>Previous face</source>
      <translation>Voriges Gesicht</translation>
    </message>
    <message>
      <source>Previous photo</source>
      <translation>Voriges Foto</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Privatsphäre</translation>
    </message>
    <message>
      <source>Processor (CPU)</source>
      <translation>Prozessor (CPU)</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Progress of {name}</source>
      <translation>Fortschritt von {name}</translation>
    </message>
    <message>
      <source>Proposed, {percent} % sure</source>
      <translation>Vorgeschlagen, zu {percent} % sicher</translation>
    </message>
    <message>
      <source>Putting photos into folders…</source>
      <translation>Fotos werden in Ordner gelegt …</translation>
    </message>
    <message>
      <source>PyTorch</source>
      <translation>PyTorch</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Frage</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Reading it crashed the reader, twice. The file may be damaged.</source>
      <translation>Beim Lesen ist das Leseprogramm zweimal abgestürzt. Die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message numerus="yes">
      <source>Reading it took more than {n} seconds.</source>
      <translation>
        <numerusform>Das Lesen dauerte länger als {n} Sekunde.</numerusform>
        <numerusform>Das Lesen dauerte länger als {n} Sekunden.</numerusform>
      </translation>
    </message>
    <message>
      <source>Reading photos</source>
      <translation>Fotos werden gelesen</translation>
    </message>
    <message>
      <source>Reading photos stopped because of an error in Photoface (see log).</source>
      <translation>Das Lesen der Fotos hielt wegen eines Fehlers in Photoface an (siehe Protokoll).</translation>
    </message>
    <message>
      <source>Reading tags…</source>
      <translation>Markierungen werden gelesen …</translation>
    </message>
    <message>
      <source>Reads face tags of Picasa, digiKam, Lightroom, Windows and others, in the photos and beside them. What you said yourself always stands.</source>
      <translation>Liest Gesichtsmarkierungen von Picasa, digiKam, Lightroom, Windows und anderen, in den Fotos und daneben. Was Sie selbst gesagt haben, gilt immer.</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message numerus="yes">
      <source>Redo these {n} steps</source>
      <translation>
        <numerusform>{n} Schritt wiederholen</numerusform>
        <numerusform>Diese {n} Schritte wiederholen</numerusform>
      </translation>
    </message>
    <message>
      <source>Redo: {title}</source>
      <translation>Wiederholen: {title}</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Remove from Photoface</source>
      <translation>Aus Photoface entfernen</translation>
    </message>
    <message>
      <source>Remove from album</source>
      <translation>Aus Album entfernen</translation>
    </message>
    <message>
      <source>Remove {folder}</source>
      <translation>{folder} entfernen</translation>
    </message>
    <message>
      <source>Removed the folder {folder}</source>
      <translation>Ordner {folder} entfernt</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Renamed the album {old} to {new}</source>
      <translation>Album {old} in {new} umbenannt</translation>
    </message>
    <message>
      <source>Renamed {old} to {new}</source>
      <translation>{old} in {new} umbenannt</translation>
    </message>
    <message>
      <source>Restore the copy of {when}</source>
      <translation>Kopie wiederherstellen: {when}</translation>
    </message>
    <message>
      <source>Restore this copy</source>
      <translation>Diese Kopie wiederherstellen</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>Wiederherstellen …</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Was dabei herauskam</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Revert</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Runs on</source>
      <translation>Läuft auf</translation>
    </message>
    <message>
      <source>SHA-256 {hash}</source>
      <translation>SHA-256 {hash}</translation>
    </message>
    <message>
      <source>Save as album</source>
      <translation>Als Album speichern</translation>
    </message>
    <message>
      <source>Save search as album…</source>
      <translation>Suche als Album speichern …</translation>
    </message>
    <message>
      <source>Saved the search {name}</source>
      <translation>Suche {name} gesichert</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Einlesen</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Search by name</source>
      <translation>Nach Namen suchen</translation>
    </message>
    <message>
      <source>Search people, folders, file names, dates</source>
      <translation>Personen, Ordner, Dateinamen, Daten suchen</translation>
    </message>
    <message>
      <source>Second solution</source>
      <translation>Zweiter Ausweg</translation>
    </message>
    <message>
      <source>See what would change</source>
      <translation>Zeigen, was sich ändern würde</translation>
    </message>
    <message>
      <source>Seen last first</source>
      <translation>Zuletzt gesehene zuerst</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>Alles auswählen</translation>
    </message>
    <message>
      <source>Select photos anywhere and press A to put them into an album, or F to make them favourites. A search can be saved as an album that fills itself.</source>
      <translation>Wählen Sie irgendwo Fotos aus und drücken Sie A, um sie in ein Album zu legen, oder F, um sie zu Favoriten zu machen. Eine Suche lässt sich als Album speichern, das sich selbst füllt.</translation>
    </message>
    <message>
      <source>Select photos anywhere and press A to put them into an album.</source>
      <translation>Wählen Sie irgendwo Fotos aus und drücken Sie A, um sie in ein Album zu legen.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Show again</source>
      <translation>Wieder zeigen</translation>
    </message>
    <message>
      <source>Show faces by quality</source>
      <translation>Gesichter nach Güte zeigen</translation>
    </message>
    <message>
      <source>Show hidden people</source>
      <translation>Ausgeblendete Personen zeigen</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <source>Show single faces</source>
      <translation>Einzelne Gesichter zeigen</translation>
    </message>
    <message>
      <source>Show the photo</source>
      <translation>Das Foto zeigen</translation>
    </message>
    <message>
      <source>Show what would be written</source>
      <translation>Zeigen, was geschrieben würde</translation>
    </message>
    <message>
      <source>Showed {who}</source>
      <translation>{who} wieder eingeblendet</translation>
    </message>
    <message>
      <source>Sixth solution</source>
      <translation>Sechster Ausweg</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Size  Ctrl +, Ctrl -</source>
      <translation>Größe  Strg +, Strg -</translation>
    </message>
    <message>
      <source>Size at which faces are looked for</source>
      <translation>Größe, in der Gesichter gesucht werden</translation>
    </message>
    <message>
      <source>Size of the photos</source>
      <translation>Größe der Fotos</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>Kleiner</translation>
    </message>
    <message>
      <source>Somebody without a name, {faces}</source>
      <translation>Jemand ohne Namen, {faces}</translation>
    </message>
    <message>
      <source>Something went wrong inside Photoface. Your library is safe; see the log.</source>
      <translation>In Photoface ist etwas schiefgegangen. Ihre Bibliothek ist sicher; Näheres im Protokoll.</translation>
    </message>
    <message>
      <source>Something went wrong; details are in the log.</source>
      <translation>Etwas ist schiefgegangen; Näheres im Protokoll.</translation>
    </message>
    <message>
      <source>Sort again</source>
      <translation>Neu sortieren</translation>
    </message>
    <message>
      <source>Sort faces by</source>
      <translation>Gesichter sortieren nach</translation>
    </message>
    <message>
      <source>Sort people by</source>
      <translation>Personen sortieren nach</translation>
    </message>
    <message>
      <source>Sort the faces anew</source>
      <translation>Gesichter neu ordnen</translation>
    </message>
    <message>
      <source>Sort the faces anew…</source>
      <translation>Gesichter neu ordnen …</translation>
    </message>
    <message>
      <source>Sorting the faces…</source>
      <translation>Gesichter werden geordnet …</translation>
    </message>
    <message>
      <source>Sorting the faces… Nothing is changed yet.</source>
      <translation>Gesichter werden geordnet … Noch ändert sich nichts.</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Aufteilen</translation>
    </message>
    <message>
      <source>Split a group</source>
      <translation>Gruppe aufteilen</translation>
    </message>
    <message numerus="yes">
      <source>Split a group into {parts}, {n} faces moved</source>
      <translation>
        <numerusform>Gruppe in {parts} Teile aufgeteilt, {n} Gesicht verschoben</numerusform>
        <numerusform>Gruppe in {parts} Teile aufgeteilt, {n} Gesichter verschoben</numerusform>
      </translation>
    </message>
    <message>
      <source>Split {name}</source>
      <translation>{name} aufteilen</translation>
    </message>
    <message numerus="yes">
      <source>Split {name} into {parts}, {n} faces moved</source>
      <translation>
        <numerusform>{name} in {parts} Teile aufgeteilt, {n} Gesicht verschoben</numerusform>
        <numerusform>{name} in {parts} Teile aufgeteilt, {n} Gesichter verschoben</numerusform>
      </translation>
    </message>
    <message>
      <source>Splitting…</source>
      <translation>Wird aufgeteilt …</translation>
    </message>
    <message>
      <source>Split…</source>
      <translation>Aufteilen …</translation>
    </message>
    <message>
      <source>Start learning</source>
      <translation>Lernen beginnen</translation>
    </message>
    <message>
      <source>Start the check</source>
      <translation>Stichprobe beginnen</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Stays as it is</source>
      <translation>Bleibt, wie er ist</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Stopped before the end.</source>
      <translation>Vor dem Ende angehalten.</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Angehalten.</translation>
    </message>
    <message>
      <source>Stopped. The groups are as they were.</source>
      <translation>Angehalten. Die Gruppen sind, wie sie waren.</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Wird angehalten …</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <source>Surest first</source>
      <translation>Sicherste zuerst</translation>
    </message>
    <message>
      <source>Symbolic links</source>
      <translation>Symbolische Links</translation>
    </message>
    <message>
      <source>Table of faces</source>
      <translation>Tabelle der Gesichter</translation>
    </message>
    <message>
      <source>Table of faces…</source>
      <translation>Tabelle der Gesichter …</translation>
    </message>
    <message>
      <source>Tags are written to {places}, not to {place}.</source>
      <translation>Markierungen werden nach {places} geschrieben, nicht nach {place}.</translation>
    </message>
    <message>
      <source>Tags cannot be written into a file of this kind.</source>
      <translation>In Dateien dieser Art lassen sich keine Markierungen schreiben.</translation>
    </message>
    <message numerus="yes">
      <source>Tags of {n} files written.</source>
      <translation>
        <numerusform>Markierungen von {n} Datei geschrieben.</numerusform>
        <numerusform>Markierungen von {n} Dateien geschrieben.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Tags of {n} files written; the others were as they should be.</source>
      <translation>
        <numerusform>Markierungen von {n} Datei geschrieben; die anderen waren schon richtig.</numerusform>
        <numerusform>Markierungen von {n} Dateien geschrieben; die anderen waren schon richtig.</numerusform>
      </translation>
    </message>
    <message>
      <source>Tags were not written into the file: {reason}.</source>
      <translation>Die Markierungen wurden nicht in die Datei geschrieben: {reason}.</translation>
    </message>
    <message>
      <source>Tags were not written: something else would have changed.</source>
      <translation>Die Markierungen wurden nicht geschrieben: Es hätte sich noch anderes verändert.</translation>
    </message>
    <message>
      <source>Tags were not written: the picture is damaged, so it could not be compared.</source>
      <translation>Die Markierungen wurden nicht geschrieben: Das Bild ist beschädigt und ließ sich nicht vergleichen.</translation>
    </message>
    <message>
      <source>Tags: {path}: {reason}</source>
      <translation>Markierungen: {path}: {reason}</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Take over people from another library…</source>
      <translation>Personen aus einer anderen Bibliothek übernehmen …</translation>
    </message>
    <message>
      <source>Taken</source>
      <translation>Aufgenommen</translation>
    </message>
    <message numerus="yes">
      <source>Taken back: {n} earlier answers about pairs of faces.</source>
      <translation>
        <numerusform>Zurückgenommen: {n} frühere Antwort zu Paaren von Gesichtern.</numerusform>
        <numerusform>Zurückgenommen: {n} frühere Antworten zu Paaren von Gesichtern.</numerusform>
      </translation>
    </message>
    <message>
      <source>Tells people apart a little better; recognizing takes three times as long.</source>
      <translation>Unterscheidet Personen etwas besser; das Erkennen dauert dreimal so lang.</translation>
    </message>
    <message>
      <source>That failed inside Photoface (see log).</source>
      <translation>Das ist in Photoface fehlgeschlagen (siehe Protokoll).</translation>
    </message>
    <message>
      <source>That is Photoface's own folder; choose one with photos.</source>
      <translation>Das ist der eigene Ordner von Photoface; wählen Sie einen mit Fotos.</translation>
    </message>
    <message>
      <source>That is fine: a mirror, a collage or a print</source>
      <translation>Das ist in Ordnung: ein Spiegel, eine Collage oder ein Abzug</translation>
    </message>
    <message>
      <source>That is too small for a face.</source>
      <translation>Das ist zu klein für ein Gesicht.</translation>
    </message>
    <message>
      <source>That question asks for a name.</source>
      <translation>Diese Frage verlangt einen Namen.</translation>
    </message>
    <message>
      <source>That takes two different faces.</source>
      <translation>Dazu braucht es zwei verschiedene Gesichter.</translation>
    </message>
    <message>
      <source>The backup {name} is damaged; choose an older one.</source>
      <translation>Die Sicherung {name} ist beschädigt; wählen Sie eine ältere.</translation>
    </message>
    <message>
      <source>The birth date lies after the death date.</source>
      <translation>Das Geburtsdatum liegt nach dem Sterbedatum.</translation>
    </message>
    <message>
      <source>The confirmed faces it is most like:</source>
      <translation>Die bestätigten Gesichter, denen es am meisten gleicht:</translation>
    </message>
    <message>
      <source>The conversion of “{title}” ended without a word.</source>
      <translation>Die Umwandlung von „{title}“ endete ohne ein Wort.</translation>
    </message>
    <message>
      <source>The date of birth is wrong: forget it</source>
      <translation>Das Geburtsdatum ist falsch: entfernen</translation>
    </message>
    <message>
      <source>The date of death is wrong: forget it</source>
      <translation>Das Sterbedatum ist falsch: entfernen</translation>
    </message>
    <message>
      <source>The disk could not deliver the file ({reason}).</source>
      <translation>Der Datenträger konnte die Datei nicht liefern ({reason}).</translation>
    </message>
    <message>
      <source>The disk could not read this (a hardware error, perhaps).</source>
      <translation>Der Datenträger konnte das nicht lesen (vielleicht ein Hardwarefehler).</translation>
    </message>
    <message>
      <source>The disk is full: {folder}.</source>
      <translation>Der Datenträger ist voll: {folder}.</translation>
    </message>
    <message>
      <source>The disk is full: {needed} MB are needed in {folder}, {free} MB are free.</source>
      <translation>Der Datenträger ist voll: {needed} MB werden in {folder} gebraucht, {free} MB sind frei.</translation>
    </message>
    <message>
      <source>The disk of the library{where} is full or fails.</source>
      <translation>Der Datenträger der Bibliothek{where} ist voll oder defekt.</translation>
    </message>
    <message>
      <source>The dlib file does not hold the face recognition ResNet.</source>
      <translation>Die dlib-Datei enthält nicht das ResNet zur Gesichtserkennung.</translation>
    </message>
    <message>
      <source>The dlib file is damaged: its layers cannot be read.</source>
      <translation>Die dlib-Datei ist beschädigt: Ihre Schichten sind nicht lesbar.</translation>
    </message>
    <message>
      <source>The download is not the file that was expected (its hash differs), so it was thrown away.</source>
      <translation>Der Download ist nicht die erwartete Datei (andere Prüfsumme) und wurde verworfen.</translation>
    </message>
    <message>
      <source>The download was stopped.</source>
      <translation>Der Download wurde angehalten.</translation>
    </message>
    <message>
      <source>The face is {flaws}: less likeness can be asked of it.</source>
      <translation>Das Gesicht ist {flaws}: So viel Ähnlichkeit ist nicht zu erwarten.</translation>
    </message>
    <message>
      <source>The face models could not be started.</source>
      <translation>Die Gesichtsmodelle konnten nicht gestartet werden.</translation>
    </message>
    <message>
      <source>The fastest there is</source>
      <translation>Das Schnellste, was da ist</translation>
    </message>
    <message>
      <source>The file cannot be opened ({reason}).</source>
      <translation>Die Datei lässt sich nicht öffnen ({reason}).</translation>
    </message>
    <message>
      <source>The file cannot be read ({reason}).</source>
      <translation>Die Datei kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
      <source>The file is cut short: a part of the picture is missing.</source>
      <translation>Die Datei ist abgeschnitten: Ein Teil des Bildes fehlt.</translation>
    </message>
    <message>
      <source>The file is cut short: most of the picture is missing.</source>
      <translation>Die Datei ist abgeschnitten: Der größte Teil des Bildes fehlt.</translation>
    </message>
    <message>
      <source>The file is damaged and cannot be shown.</source>
      <translation>Die Datei ist beschädigt und kann nicht gezeigt werden.</translation>
    </message>
    <message>
      <source>The file is empty.</source>
      <translation>Die Datei ist leer.</translation>
    </message>
    <message>
      <source>The file is not the one that was expected (its hash differs), so it is not used.</source>
      <translation>Die Datei ist nicht die erwartete (andere Prüfsumme) und wird nicht benutzt.</translation>
    </message>
    <message>
      <source>The file is not there any more.</source>
      <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
      <source>The file is not there: {path}</source>
      <translation>Die Datei ist nicht da: {path}</translation>
    </message>
    <message>
      <source>The file was changed since it was read; scan it first.</source>
      <translation>Die Datei wurde seit dem Lesen verändert; lassen Sie sie zuerst neu lesen.</translation>
    </message>
    <message>
      <source>The file {name} in {folder} is of another program. Choose another place for the library.</source>
      <translation>Die Datei {name} in {folder} gehört zu einem anderen Programm. Wählen Sie einen anderen Ort für die Bibliothek.</translation>
    </message>
    <message>
      <source>The first is not {name}</source>
      <translation>Das erste ist nicht {name}</translation>
    </message>
    <message>
      <source>The folder {folder} is not there (a drive that is not plugged in, perhaps). Its photos stay known.</source>
      <translation>Der Ordner {folder} ist nicht da (vielleicht ist ein Laufwerk nicht angeschlossen). Seine Fotos bleiben bekannt.</translation>
    </message>
    <message>
      <source>The last training was broken off; start it again to end it.</source>
      <translation>Das letzte Training wurde abgebrochen; starten Sie es noch einmal, um es zu beenden.</translation>
    </message>
    <message>
      <source>The library becomes what it was then. As it is now it is kept as a copy, too, so you can come back. The window closes and opens again.</source>
      <translation>Die Bibliothek wird, wie sie damals war. Auch ihr jetziger Stand bleibt als Kopie erhalten, sodass Sie zurückkönnen. Das Fenster schließt sich und öffnet sich wieder.</translation>
    </message>
    <message>
      <source>The library could not be restored ({reason}).</source>
      <translation>Die Bibliothek konnte nicht wiederhergestellt werden ({reason}).</translation>
    </message>
    <message>
      <source>The library file{where} is damaged. Restore the newest copy from its backups folder.</source>
      <translation>Die Bibliotheksdatei{where} ist beschädigt. Stellen Sie die neueste Kopie aus dem Ordner der Sicherungen wieder her.</translation>
    </message>
    <message>
      <source>The library folder {folder} cannot be used: {reason}.</source>
      <translation>Der Bibliotheksordner {folder} kann nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
      <source>The library in {folder} cannot be written. Check the folder's permissions, or choose another place for it.</source>
      <translation>Die Bibliothek in {folder} kann nicht geschrieben werden. Prüfen Sie die Rechte des Ordners, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <source>The library in {folder} lies on a drive that cannot share files safely (a network folder, perhaps). Put the library on a disk of this computer; the photos may stay.</source>
      <translation>Die Bibliothek in {folder} liegt auf einem Laufwerk, das Dateien nicht sicher teilen kann (vielleicht ein Netzwerkordner). Legen Sie die Bibliothek auf einen Datenträger dieses Computers; die Fotos dürfen bleiben.</translation>
    </message>
    <message>
      <source>The library in {folder} was made by a newer Photoface. Update this one to open it.</source>
      <translation>Die Bibliothek in {folder} stammt von einem neueren Photoface. Aktualisieren Sie dieses, um sie zu öffnen.</translation>
    </message>
    <message>
      <source>The library is being closed.</source>
      <translation>Die Bibliothek wird gerade geschlossen.</translation>
    </message>
    <message>
      <source>The library is copied to {file}.</source>
      <translation>Die Bibliothek ist nach {file} kopiert.</translation>
    </message>
    <message>
      <source>The library's model is not the one it learned from.</source>
      <translation>Das Modell der Bibliothek ist nicht das, von dem gelernt wurde.</translation>
    </message>
    <message>
      <source>The library{where} cannot be written. Check the folder's permissions, or choose another place for it.</source>
      <translation>Die Bibliothek{where} kann nicht geschrieben werden. Prüfen Sie die Rechte des Ordners, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
      <source>The log holds no names.</source>
      <translation>Das Protokoll enthält keine Namen.</translation>
    </message>
    <message>
      <source>The manifest {name} cannot be read: {reason}.</source>
      <translation>Das Manifest {name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>The manifest {origin} is not valid TOML: {reason}.</source>
      <translation>Das Manifest {origin} ist kein gültiges TOML: {reason}.</translation>
    </message>
    <message>
      <source>The manifest {origin} is wrong: {reason}.</source>
      <translation>Das Manifest {origin} ist falsch: {reason}.</translation>
    </message>
    <message>
      <source>The manifest {origin} lacks {reason}.</source>
      <translation>Dem Manifest {origin} fehlt {reason}.</translation>
    </message>
    <message>
      <source>The model cannot be kept in the library: {reason}.</source>
      <translation>Das Modell kann nicht in der Bibliothek aufbewahrt werden: {reason}.</translation>
    </message>
    <message>
      <source>The model that learned from this library is missing or damaged. Go back to the plain one on the page Training, or with: photoface train rollback</source>
      <translation>Das Modell, das aus dieser Bibliothek gelernt hat, fehlt oder ist beschädigt. Kehren Sie auf der Seite Training zum einfachen zurück, oder mit: photoface train rollback</translation>
    </message>
    <message>
      <source>The model that learned from your corrections.</source>
      <translation>Das Modell, das aus Ihren Korrekturen gelernt hat.</translation>
    </message>
    <message>
      <source>The model “{title}” cannot be loaded: {reason}</source>
      <translation>Das Modell „{title}“ lässt sich nicht laden: {reason}</translation>
    </message>
    <message>
      <source>The model “{title}” cannot learn; the default one can.</source>
      <translation>Das Modell „{title}“ kann nicht lernen; das vorgegebene kann es.</translation>
    </message>
    <message>
      <source>The model “{title}” gives {found} values a face, its manifest says {stated}.</source>
      <translation>Das Modell „{title}“ gibt {found} Werte je Gesicht, sein Manifest sagt {stated}.</translation>
    </message>
    <message>
      <source>The model “{title}” is {state}. Get it in the settings, or with: photoface models fetch {name}</source>
      <translation>Das Modell „{title}“ ist nicht bereit ({state}). Holen Sie es in den Einstellungen, oder mit: photoface models fetch {name}</translation>
    </message>
    <message>
      <source>The name of this face does not look wrong any more.</source>
      <translation>Der Name dieses Gesichts scheint nicht mehr falsch.</translation>
    </message>
    <message>
      <source>The name of this is no readable text (UTF-8); give it another name.</source>
      <translation>Der Name ist kein lesbarer Text (UTF-8); bitte umbenennen.</translation>
    </message>
    <message>
      <source>The nearest confirmed photo is {years} years away.</source>
      <translation>Das nächste bestätigte Foto liegt {years} Jahre entfernt.</translation>
    </message>
    <message>
      <source>The nearest is {other} ({share}).</source>
      <translation>Am ähnlichsten ist {other} ({share}).</translation>
    </message>
    <message>
      <source>The new language is used when Photoface is started again.</source>
      <translation>Die neue Sprache gilt, wenn Photoface neu gestartet wird.</translation>
    </message>
    <message>
      <source>The nightly backup could not be made. {reason}</source>
      <translation>Die nächtliche Sicherung konnte nicht gemacht werden. {reason}</translation>
    </message>
    <message>
      <source>The only use of the network is fetching a model, and only when you ask for it.</source>
      <translation>Das Netz wird nur gebraucht, um ein Modell zu holen, und nur, wenn Sie es verlangen.</translation>
    </message>
    <message>
      <source>The package index cannot be reached: is this computer online? Try again later.</source>
      <translation>Der Paketindex ist nicht erreichbar: Ist dieser Computer online? Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
      <source>The part of Photoface that finds faces ends again and again as soon as it starts.</source>
      <translation>Der Teil von Photoface, der Gesichter findet, endet immer wieder gleich nach dem Start.</translation>
    </message>
    <message>
      <source>The picture is too large: more than {most} megapixels.</source>
      <translation>Das Bild ist zu groß: mehr als {most} Megapixel.</translation>
    </message>
    <message>
      <source>The picture is too large: {width} x {height} pixels, and at most {most} megapixels are opened.</source>
      <translation>Das Bild ist zu groß: {width} x {height} Pixel; geöffnet werden höchstens {most} Megapixel.</translation>
    </message>
    <message>
      <source>The plain model, as it came with Photoface.</source>
      <translation>Das einfache Modell, wie es mit Photoface kam.</translation>
    </message>
    <message>
      <source>The reader failed.</source>
      <translation>Das Leseprogramm ist gescheitert.</translation>
    </message>
    <message>
      <source>The second is not {name}</source>
      <translation>Das zweite ist nicht {name}</translation>
    </message>
    <message>
      <source>The trained model is damaged; train again.</source>
      <translation>Das trainierte Modell ist beschädigt; trainieren Sie noch einmal.</translation>
    </message>
    <message>
      <source>The trained model is gone; train again.</source>
      <translation>Das trainierte Modell ist weg; trainieren Sie noch einmal.</translation>
    </message>
    <message>
      <source>There are not two faces to split.</source>
      <translation>Es gibt keine zwei Gesichter zum Aufteilen.</translation>
    </message>
    <message>
      <source>There is a face already; give it a name instead.</source>
      <translation>Da ist schon ein Gesicht; geben Sie ihm stattdessen einen Namen.</translation>
    </message>
    <message>
      <source>There is an album {name} already.</source>
      <translation>Es gibt schon ein Album {name}.</translation>
    </message>
    <message>
      <source>There is no Photoface library in {folder}.</source>
      <translation>In {folder} ist keine Photoface-Bibliothek.</translation>
    </message>
    <message>
      <source>There is no album {album}.</source>
      <translation>Es gibt kein Album {album}.</translation>
    </message>
    <message>
      <source>There is no backup in {folder}.</source>
      <translation>In {folder} ist keine Sicherung.</translation>
    </message>
    <message>
      <source>There is no backup {backup}.</source>
      <translation>Es gibt keine Sicherung {backup}.</translation>
    </message>
    <message>
      <source>There is no conversion called “{conversion}”.</source>
      <translation>Es gibt keine Umwandlung namens „{conversion}“.</translation>
    </message>
    <message>
      <source>There is no face {face}.</source>
      <translation>Es gibt kein Gesicht {face}.</translation>
    </message>
    <message>
      <source>There is no file {file}.</source>
      <translation>Es gibt keine Datei {file}.</translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
      <source>There is no group {group} (the groups may have changed since).</source>
      <translation>Es gibt keine Gruppe {group} (die Gruppen haben sich vielleicht inzwischen geändert).</translation>
    </message>
    <message>
      <source>There is no model called “{name}”. There are: {models}.</source>
      <translation>Es gibt kein Modell namens „{name}“. Es gibt: {models}.</translation>
    </message>
    <message>
      <source>There is no person {person}.</source>
      <translation>Es gibt keine Person {person}.</translation>
    </message>
    <message>
      <source>There is no photo {photo}.</source>
      <translation>Es gibt kein Foto {photo}.</translation>
    </message>
    <message>
      <source>There is no space left for a library in {folder}.</source>
      <translation>In {folder} ist kein Platz für eine Bibliothek.</translation>
    </message>
    <message>
      <source>There is no space left for the library{where}. Free some space and try again; nothing that was saved is lost.</source>
      <translation>Für die Bibliothek{where} ist kein Platz mehr. Schaffen Sie Platz und versuchen Sie es noch einmal; nichts Gespeichertes ist verloren.</translation>
    </message>
    <message>
      <source>There is no space left in {parent}.</source>
      <translation>In {parent} ist kein Platz mehr.</translation>
    </message>
    <message>
      <source>There is nobody else in the library to check with.</source>
      <translation>In der Bibliothek ist sonst niemand, mit dem sich prüfen ließe.</translation>
    </message>
    <message>
      <source>There is not enough memory to open this picture.</source>
      <translation>Der Arbeitsspeicher reicht nicht, um dieses Bild zu öffnen.</translation>
    </message>
    <message>
      <source>There is too little to learn from: {faces} named faces of {people} people with two or more. It takes {least_faces} faces of {least_people} people; name some more first.</source>
      <translation>Es gibt zu wenig zu lernen: {faces} benannte Gesichter von {people} Personen mit zwei oder mehr. Nötig sind {least_faces} Gesichter von {least_people} Personen; benennen Sie zuerst noch einige.</translation>
    </message>
    <message>
      <source>These faces were not looked at with the present model yet.</source>
      <translation>Diese Gesichter wurden mit dem jetzigen Modell noch nicht betrachtet.</translation>
    </message>
    <message>
      <source>These faces were said to be different people, but both are {name}.</source>
      <translation>Diese Gesichter sollten verschiedene Personen sein, aber beide sind {name}.</translation>
    </message>
    <message>
      <source>These faces were said to be the same person and to be different people.</source>
      <translation>Diese Gesichter sollten dieselbe Person und zugleich verschiedene Personen sein.</translation>
    </message>
    <message>
      <source>These faces were said to be the same person, but one is {first} and one is {second}.</source>
      <translation>Diese Gesichter sollten dieselbe Person sein, aber eines ist {first} und eines {second}.</translation>
    </message>
    <message>
      <source>These faces were said to be the same person, but one is {name} and one is not.</source>
      <translation>Diese Gesichter sollten dieselbe Person sein, aber eines ist {name} und eines nicht.</translation>
    </message>
    <message>
      <source>They are different people</source>
      <translation>Es sind verschiedene Personen</translation>
    </message>
    <message>
      <source>They are not the same person</source>
      <translation>Es ist nicht dieselbe Person</translation>
    </message>
    <message>
      <source>They are the same person</source>
      <translation>Es ist dieselbe Person</translation>
    </message>
    <message>
      <source>They do not look like one person</source>
      <translation>Sie sehen nicht wie eine Person aus</translation>
    </message>
    <message>
      <source>They look like one person. Choose a number of parts to split them anyway.</source>
      <translation>Sie sehen wie eine Person aus. Wählen Sie eine Anzahl von Teilen, um sie trotzdem aufzuteilen.</translation>
    </message>
    <message>
      <source>Third solution</source>
      <translation>Dritter Ausweg</translation>
    </message>
    <message>
      <source>This Python has no pip, which does the download. Install it: python -m ensurepip</source>
      <translation>Diesem Python fehlt pip, das den Download macht. Installieren Sie es: python -m ensurepip</translation>
    </message>
    <message>
      <source>This RAW file cannot be read: it is damaged, or its camera is not supported.</source>
      <translation>Diese RAW-Datei ist nicht lesbar: Sie ist beschädigt, oder ihre Kamera wird nicht unterstützt.</translation>
    </message>
    <message>
      <source>This album fills itself as soon as a photo fits its search.</source>
      <translation>Dieses Album füllt sich von selbst, sobald ein Foto zu seiner Suche passt.</translation>
    </message>
    <message>
      <source>This album is empty</source>
      <translation>Dieses Album ist leer</translation>
    </message>
    <message>
      <source>This cannot be split</source>
      <translation>Das lässt sich nicht aufteilen</translation>
    </message>
    <message>
      <source>This could not be read: {reason}.</source>
      <translation>Das konnte nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
      <source>This face shows no name any more.</source>
      <translation>Dieses Gesicht zeigt keinen Namen mehr.</translation>
    </message>
    <message>
      <source>This face was said to be {name} and not to be {name}, under two names.</source>
      <translation>Dieses Gesicht sollte {name} sein und nicht {name} sein, unter zwei Namen.</translation>
    </message>
    <message>
      <source>This is a folder, not a file.</source>
      <translation>Das ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
      <source>This is no people backup, or it is damaged.</source>
      <translation>Das ist keine Sicherung von Personen, oder sie ist beschädigt.</translation>
    </message>
    <message>
      <source>This is no people backup.</source>
      <translation>Das ist keine Sicherung von Personen.</translation>
    </message>
    <message>
      <source>This is not a picture, or a kind of picture that is not supported.</source>
      <translation>Das ist kein Bild, oder eine Art von Bild, die nicht unterstützt wird.</translation>
    </message>
    <message>
      <source>This is not an ordinary file but a pipe or a device.</source>
      <translation>Das ist keine gewöhnliche Datei, sondern eine Pipe oder ein Gerät.</translation>
    </message>
    <message>
      <source>This library was opened for reading only.</source>
      <translation>Diese Bibliothek wurde nur zum Lesen geöffnet.</translation>
    </message>
    <message>
      <source>This model is not adopted: it is no better. {reasons}</source>
      <translation>Dieses Modell wird nicht übernommen: Es ist nicht besser. {reasons}</translation>
    </message>
    <message>
      <source>This part stays</source>
      <translation>Dieser Teil bleibt</translation>
    </message>
    <message>
      <source>This part stays {name}</source>
      <translation>Dieser Teil bleibt {name}</translation>
    </message>
    <message>
      <source>This people backup is damaged.</source>
      <translation>Diese Sicherung von Personen ist beschädigt.</translation>
    </message>
    <message>
      <source>This people backup was made by a newer Photoface.</source>
      <translation>Diese Sicherung von Personen stammt von einem neueren Photoface.</translation>
    </message>
    <message>
      <source>This photo of {name} is dated {day}, after the death of {name}.</source>
      <translation>Dieses Foto von {name} trägt das Datum {day}, nach dem Tod von {name}.</translation>
    </message>
    <message>
      <source>This photo of {name} is dated {day}, before the birth of {name}.</source>
      <translation>Dieses Foto von {name} trägt das Datum {day}, vor der Geburt von {name}.</translation>
    </message>
    <message>
      <source>This photo was not read yet.</source>
      <translation>Dieses Foto wurde noch nicht gelesen.</translation>
    </message>
    <message>
      <source>This was learned from the model of an earlier release: learn again.</source>
      <translation>Das wurde vom Modell einer früheren Version gelernt: Lernen Sie noch einmal.</translation>
    </message>
    <message>
      <source>To find faces and tell people apart, Photoface needs two small models. They are fetched once ({total}); after that no network is needed.</source>
      <translation>Um Gesichter zu finden und Personen zu unterscheiden, braucht Photoface zwei kleine Modelle. Sie werden einmal geholt ({total}); danach ist kein Netz mehr nötig.</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>Heute</translation>
    </message>
    <message>
      <source>Too few faces were kept back to say whether anything got better.</source>
      <translation>Es wurden zu wenige Gesichter zurückgehalten, um zu sagen, ob etwas besser wurde.</translation>
    </message>
    <message>
      <source>Too few of the named photos can be read; nothing was learned.</source>
      <translation>Zu wenige der benannten Fotos sind lesbar; es wurde nichts gelernt.</translation>
    </message>
    <message>
      <source>Too uncertain</source>
      <translation>Zu unsicher</translation>
    </message>
    <message numerus="yes">
      <source>Took over {people} for {n} faces from a backup</source>
      <translation>
        <numerusform>{people} für {n} Gesicht aus einer Sicherung übernommen</numerusform>
        <numerusform>{people} für {n} Gesichter aus einer Sicherung übernommen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took the name off {n} faces</source>
      <translation>
        <numerusform>Von {n} Gesicht den Namen genommen</numerusform>
        <numerusform>Von {n} Gesichtern den Namen genommen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took {n} photos out of {name}</source>
      <translation>
        <numerusform>{n} Foto aus {name} herausgenommen</numerusform>
        <numerusform>{n} Fotos aus {name} herausgenommen</numerusform>
      </translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Training ended with an error (see log).</source>
      <translation>Das Training endete mit einem Fehler (siehe Protokoll).</translation>
    </message>
    <message>
      <source>Training ended with an error inside Photoface (see log).</source>
      <translation>Das Training endete mit einem Fehler in Photoface (siehe Protokoll).</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Try fewer letters.</source>
      <translation>Versuchen Sie weniger Buchstaben.</translation>
    </message>
    <message>
      <source>Two groups are different people</source>
      <translation>Zwei Gruppen sind verschiedene Personen</translation>
    </message>
    <message>
      <source>Two groups are one person</source>
      <translation>Zwei Gruppen sind eine Person</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undo back to here</source>
      <translation>Bis hierher rückgängig machen</translation>
    </message>
    <message>
      <source>Undo brings them back.</source>
      <translation>Rückgängig bringt sie wieder.</translation>
    </message>
    <message numerus="yes">
      <source>Undo these {n} steps</source>
      <translation>
        <numerusform>{n} Schritt rückgängig machen</numerusform>
        <numerusform>Diese {n} Schritte rückgängig machen</numerusform>
      </translation>
    </message>
    <message>
      <source>Undo: {title}</source>
      <translation>Rückgängig: {title}</translation>
    </message>
    <message>
      <source>Undone: {title}</source>
      <translation>Rückgängig gemacht: {title}</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Unbekannt</translation>
    </message>
    <message>
      <source>Unknown day</source>
      <translation>Unbekannter Tag</translation>
    </message>
    <message>
      <source>Unknown month</source>
      <translation>Unbekannter Monat</translation>
    </message>
    <message>
      <source>Use as cover</source>
      <translation>Als Titelbild nehmen</translation>
    </message>
    <message>
      <source>Verify all</source>
      <translation>Alle prüfen</translation>
    </message>
    <message>
      <source>Verifying…</source>
      <translation>Wird geprüft …</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>Welcome</source>
      <translation>Willkommen</translation>
    </message>
    <message>
      <source>Went back to the model before</source>
      <translation>Zum vorigen Modell zurückgekehrt</translation>
    </message>
    <message>
      <source>What Photoface is doing</source>
      <translation>Was Photoface gerade tut</translation>
    </message>
    <message>
      <source>What can be searched for</source>
      <translation>Wonach sich suchen lässt</translation>
    </message>
    <message>
      <source>What is shown</source>
      <translation>Was gezeigt wird</translation>
    </message>
    <message>
      <source>What is shown of this person</source>
      <translation>Was von dieser Person gezeigt wird</translation>
    </message>
    <message>
      <source>What to review</source>
      <translation>Was zu prüfen ist</translation>
    </message>
    <message>
      <source>What would change it</source>
      <translation>Was daran etwas ändern würde</translation>
    </message>
    <message>
      <source>What would you like to do?</source>
      <translation>Was möchten Sie tun?</translation>
    </message>
    <message numerus="yes">
      <source>What you said about {n} faces is in {file}</source>
      <translation>
        <numerusform>Was Sie über {n} Gesicht gesagt haben, ist in {file}</numerusform>
        <numerusform>Was Sie über {n} Gesichter gesagt haben, ist in {file}</numerusform>
      </translation>
    </message>
    <message>
      <source>Whatever you do is listed here, and any of it can be taken back, also later.</source>
      <translation>Was Sie auch tun, steht hier und lässt sich zurücknehmen, auch später.</translation>
    </message>
    <message>
      <source>When Photoface finds faces that may be somebody you named, it asks here.</source>
      <translation>Findet Photoface Gesichter, die jemand sein können, den Sie benannt haben, fragt es hier.</translation>
    </message>
    <message>
      <source>When Photoface finds faces that may be this person, it asks here.</source>
      <translation>Findet Photoface Gesichter, die diese Person sein können, fragt es hier.</translation>
    </message>
    <message>
      <source>When groups look alike, Photoface asks here whether they are one person.</source>
      <translation>Sehen Gruppen einander ähnlich, fragt Photoface hier, ob sie eine Person sind.</translation>
    </message>
    <message>
      <source>Where are your photos?</source>
      <translation>Wo sind Ihre Fotos?</translation>
    </message>
    <message>
      <source>Where to put the folders</source>
      <translation>Wohin mit den Ordnern</translation>
    </message>
    <message>
      <source>Where: in JPEG, PNG, TIFF and WebP files themselves, each checked to show the very same picture before it takes the old one's place; for all others (RAW, HEIC) in a file such as photo.cr2.xmp beside them.</source>
      <translation>Wo: in JPEG-, PNG-, TIFF- und WebP-Dateien selbst, wobei bei jeder geprüft wird, dass sie genau dasselbe Bild zeigt, bevor sie die alte ersetzt; bei allen anderen (RAW, HEIC) in einer Datei wie foto.cr2.xmp daneben.</translation>
    </message>
    <message>
      <source>Where: in photo.jpg.xmp beside each photo on which you named somebody.</source>
      <translation>Wo: in foto.jpg.xmp neben jedem Foto, auf dem Sie jemanden benannt haben.</translation>
    </message>
    <message>
      <source>Who is in your photos?</source>
      <translation>Wer ist auf Ihren Fotos?</translation>
    </message>
    <message>
      <source>Who is this?</source>
      <translation>Wer ist das?</translation>
    </message>
    <message>
      <source>Whole photos</source>
      <translation>Ganze Fotos</translation>
    </message>
    <message>
      <source>Whole photos or squares</source>
      <translation>Ganze Fotos oder Quadrate</translation>
    </message>
    <message>
      <source>Windows allows symbolic links in developer mode only; choose copies or hard links.</source>
      <translation>Windows erlaubt symbolische Verknüpfungen nur im Entwicklermodus; wählen Sie Kopien oder harte Verknüpfungen.</translation>
    </message>
    <message>
      <source>With</source>
      <translation>Mit</translation>
    </message>
    <message numerus="yes">
      <source>Would move {n} faces, {confirmed} confirmed; {named} get a name, {unnamed} lose one; {vanished} groups vanish, {created} appear.</source>
      <translation>
        <numerusform>Würde {n} Gesicht verschieben, {confirmed} bestätigte; {named} bekommen einen Namen, {unnamed} verlieren einen; {vanished} Gruppen verschwinden, {created} entstehen.</numerusform>
        <numerusform>Würde {n} Gesichter verschieben, {confirmed} bestätigte; {named} bekommen einen Namen, {unnamed} verlieren einen; {vanished} Gruppen verschwinden, {created} entstehen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Write names</source>
      <translation>Namen schreiben</translation>
    </message>
    <message>
      <source>Write now</source>
      <translation>Jetzt schreiben</translation>
    </message>
    <message>
      <source>Writing tags is off for this library. Choose whether they go into sidecars or files.</source>
      <translation>Das Schreiben von Markierungen ist für diese Bibliothek ausgeschaltet. Wählen Sie, ob sie in Begleitdateien oder in die Dateien kommen.</translation>
    </message>
    <message>
      <source>Writing tags…</source>
      <translation>Markierungen werden geschrieben …</translation>
    </message>
    <message>
      <source>Writing the people…</source>
      <translation>Personen werden geschrieben …</translation>
    </message>
    <message>
      <source>Writing the table…</source>
      <translation>Tabelle wird geschrieben …</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>Yes to all selected</source>
      <translation>Ja für alle ausgewählten</translation>
    </message>
    <message>
      <source>Yes, one person</source>
      <translation>Ja, eine Person</translation>
    </message>
    <message>
      <source>Yes, this person</source>
      <translation>Ja, diese Person</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>Gestern</translation>
    </message>
    <message>
      <source>You have no permission to read this.</source>
      <translation>Sie dürfen das nicht lesen.</translation>
    </message>
    <message>
      <source>You ignored this face</source>
      <translation>Sie haben dieses Gesicht übergangen</translation>
    </message>
    <message>
      <source>You said so</source>
      <translation>Sie haben es gesagt</translation>
    </message>
    <message>
      <source>You said so on {day} at {time}: {title}.</source>
      <translation>Das haben Sie am {day} um {time} gesagt: {title}.</translation>
    </message>
    <message>
      <source>You said that it is not a face</source>
      <translation>Sie haben gesagt, dass es kein Gesicht ist</translation>
    </message>
    <message>
      <source>You said that it is not {name}.</source>
      <translation>Sie sagten, dass es nicht {name} ist.</translation>
    </message>
    <message>
      <source>You said who it is not</source>
      <translation>Sie haben gesagt, wer es nicht ist</translation>
    </message>
    <message>
      <source>You skipped them. They come again whenever you like.</source>
      <translation>Sie haben sie übersprungen. Sie kommen wieder, wann immer Sie möchten.</translation>
    </message>
    <message>
      <source>Your faces kept back from learning</source>
      <translation>Ihre vom Lernen zurückgehaltenen Gesichter</translation>
    </message>
    <message>
      <source>Your folders are being read. Photos appear here as they are found.</source>
      <translation>Ihre Ordner werden gelesen. Fotos erscheinen hier, sobald sie gefunden sind.</translation>
    </message>
    <message>
      <source>Your own faces are not recognized better than before.</source>
      <translation>Ihre eigenen Gesichter werden nicht besser erkannt als zuvor.</translation>
    </message>
    <message>
      <source>Your own faces would be grouped worse than before.</source>
      <translation>Ihre eigenen Gesichter würden schlechter gruppiert als zuvor.</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Vergrößern</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Verkleinern</translation>
    </message>
    <message>
      <source>a clear face</source>
      <translation>ein deutliches Gesicht</translation>
    </message>
    <message>
      <source>a damaged library, as it was</source>
      <translation>eine beschädigte Bibliothek, wie sie war</translation>
    </message>
    <message numerus="yes">
      <source>about {n} faces left that matter</source>
      <translation>
        <numerusform>noch etwa {n} wichtiges Gesicht offen</numerusform>
        <numerusform>noch etwa {n} wichtige Gesichter offen</numerusform>
      </translation>
    </message>
    <message>
      <source>after</source>
      <translation>nachher</translation>
    </message>
    <message>
      <source>after {date}</source>
      <translation>nach {date}</translation>
    </message>
    <message>
      <source>album “{text}”</source>
      <translation>Album „{text}“</translation>
    </message>
    <message>
      <source>and</source>
      <translation>und</translation>
    </message>
    <message>
      <source>and {name}</source>
      <translation>und {name}</translation>
    </message>
    <message numerus="yes">
      <source>and {n} more</source>
      <translation>
        <numerusform>und {n} weiteres</numerusform>
        <numerusform>und {n} weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>before</source>
      <translation>vorher</translation>
    </message>
    <message>
      <source>before an update</source>
      <translation>vor einer Aktualisierung</translation>
    </message>
    <message>
      <source>before something was restored</source>
      <translation>vor einer Wiederherstellung</translation>
    </message>
    <message>
      <source>before {date}</source>
      <translation>vor {date}</translation>
    </message>
    <message>
      <source>blurred</source>
      <translation>unscharf</translation>
    </message>
    <message>
      <source>clear</source>
      <translation>deutlich</translation>
    </message>
    <message>
      <source>damaged: fetch it again</source>
      <translation>beschädigt: bitte neu holen</translation>
    </message>
    <message>
      <source>dark</source>
      <translation>dunkel</translation>
    </message>
    <message numerus="yes">
      <source>exactly {n} faces</source>
      <translation>
        <numerusform>genau {n} Gesicht</numerusform>
        <numerusform>genau {n} Gesichter</numerusform>
      </translation>
    </message>
    <message>
      <source>faces without a name</source>
      <translation>Gesichter ohne Namen</translation>
    </message>
    <message>
      <source>favourite</source>
      <translation>Favorit</translation>
    </message>
    <message>
      <source>favourites</source>
      <translation>Favoriten</translation>
    </message>
    <message>
      <source>file is missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>file name “{text}”</source>
      <translation>Dateiname „{text}“</translation>
    </message>
    <message>
      <source>finds faces</source>
      <translation>findet Gesichter</translation>
    </message>
    <message>
      <source>folder “{text}”</source>
      <translation>Ordner „{text}“</translation>
    </message>
    <message>
      <source>from an older version: fetch it again</source>
      <translation>von einer älteren Version: bitte neu holen</translation>
    </message>
    <message>
      <source>from the Python package index: {source}</source>
      <translation>vom Python-Paketindex: {source}</translation>
    </message>
    <message>
      <source>good enough to recognize</source>
      <translation>gut genug zum Erkennen</translation>
    </message>
    <message>
      <source>grainy</source>
      <translation>verrauscht</translation>
    </message>
    <message>
      <source>hard to make out: it may join a person</source>
      <translation>schwer zu erkennen: kann zu einer Person kommen</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>ausgeblendet</translation>
    </message>
    <message>
      <source>ignored</source>
      <translation>übergangen</translation>
    </message>
    <message>
      <source>in Photoface's own field, what else you said of faces: confirmed, not this person, ignored, not a face</source>
      <translation>in einem eigenen Feld von Photoface, was Sie sonst über Gesichter gesagt haben: bestätigt, nicht diese Person, übergangen, kein Gesicht</translation>
    </message>
    <message>
      <source>it is a pipe or a device</source>
      <translation>es ist eine Pipe oder ein Gerät</translation>
    </message>
    <message>
      <source>it is not part of the installed onnxruntime</source>
      <translation>es gehört nicht zum installierten onnxruntime</translation>
    </message>
    <message>
      <source>its driver does not start</source>
      <translation>sein Treiber startet nicht</translation>
    </message>
    <message>
      <source>its results differ from the CPU's by {difference}</source>
      <translation>seine Ergebnisse weichen um {difference} von denen der CPU ab</translation>
    </message>
    <message>
      <source>less than 1 %</source>
      <translation>weniger als 1 %</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
      <source>licence: {licence}</source>
      <translation>Lizenz: {licence}</translation>
    </message>
    <message>
      <source>looks like more than one person</source>
      <translation>sieht nach mehr als einer Person aus</translation>
    </message>
    <message>
      <source>made by itself</source>
      <translation>von selbst erstellt</translation>
    </message>
    <message>
      <source>made by you</source>
      <translation>von Ihnen erstellt</translation>
    </message>
    <message>
      <source>missing files</source>
      <translation>fehlende Dateien</translation>
    </message>
    <message>
      <source>more than 99 %</source>
      <translation>mehr als 99 %</translation>
    </message>
    <message>
      <source>no faces</source>
      <translation>keine Gesichter</translation>
    </message>
    <message>
      <source>nobody</source>
      <translation>niemand</translation>
    </message>
    <message>
      <source>nobody else</source>
      <translation>sonst niemand</translation>
    </message>
    <message>
      <source>not</source>
      <translation>nicht</translation>
    </message>
    <message>
      <source>not a face</source>
      <translation>kein Gesicht</translation>
    </message>
    <message>
      <source>not here yet</source>
      <translation>noch nicht da</translation>
    </message>
    <message>
      <source>not known beforehand</source>
      <translation>vorher nicht bekannt</translation>
    </message>
    <message>
      <source>not there</source>
      <translation>nicht da</translation>
    </message>
    <message>
      <source>not there now; nothing is forgotten</source>
      <translation>gerade nicht da; nichts wird vergessen</translation>
    </message>
    <message>
      <source>not {name}</source>
      <translation>nicht {name}</translation>
    </message>
    <message>
      <source>not {who}</source>
      <translation>nicht {who}</translation>
    </message>
    <message>
      <source>nothing left that matters</source>
      <translation>nichts Wichtiges mehr offen</translation>
    </message>
    <message>
      <source>or</source>
      <translation>oder</translation>
    </message>
    <message>
      <source>or drop folders here</source>
      <translation>oder Ordner hier ablegen</translation>
    </message>
    <message>
      <source>or {name}</source>
      <translation>oder {name}</translation>
    </message>
    <message>
      <source>overexposed</source>
      <translation>überbelichtet</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>perhaps covered</source>
      <translation>vielleicht verdeckt</translation>
    </message>
    <message>
      <source>place and name of every face you named (MWG regions)</source>
      <translation>Ort und Name jedes Gesichts, das Sie benannt haben (MWG-Regionen)</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>bereit</translation>
    </message>
    <message>
      <source>several faces</source>
      <translation>mehrere Gesichter</translation>
    </message>
    <message>
      <source>since {date}</source>
      <translation>seit {date}</translation>
    </message>
    <message>
      <source>small</source>
      <translation>klein</translation>
    </message>
    <message>
      <source>somebody else</source>
      <translation>jemand anders</translation>
    </message>
    <message>
      <source>somebody without a name</source>
      <translation>jemand ohne Namen</translation>
    </message>
    <message>
      <source>taken {date}</source>
      <translation>aufgenommen {date}</translation>
    </message>
    <message>
      <source>takes {input}, gives {output}, {size}</source>
      <translation>nimmt {input}, gibt {output}, {size}</translation>
    </message>
    <message>
      <source>tells people apart</source>
      <translation>unterscheidet Personen</translation>
    </message>
    <message>
      <source>the Apple graphics card (torch)</source>
      <translation>der Apple-Grafikkarte (torch)</translation>
    </message>
    <message>
      <source>the CPU</source>
      <translation>der CPU</translation>
    </message>
    <message>
      <source>the CPU (torch)</source>
      <translation>der CPU (torch)</translation>
    </message>
    <message numerus="yes">
      <source>the CPU ({n} cores)</source>
      <translation>
        <numerusform>der CPU ({n} Kern)</numerusform>
        <numerusform>der CPU ({n} Kerne)</numerusform>
      </translation>
    </message>
    <message>
      <source>the NVIDIA graphics card (CUDA)</source>
      <translation>der NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
      <source>the NVIDIA graphics card (torch)</source>
      <translation>der NVIDIA-Grafikkarte (torch)</translation>
    </message>
    <message>
      <source>the PNG file is cut short</source>
      <translation>die PNG-Datei ist abgeschnitten</translation>
    </message>
    <message>
      <source>the TIFF file is too large</source>
      <translation>die TIFF-Datei ist zu groß</translation>
    </message>
    <message>
      <source>the WebP file begins with an unknown chunk</source>
      <translation>die WebP-Datei beginnt mit einem unbekannten Block</translation>
    </message>
    <message>
      <source>the WebP file is cut short</source>
      <translation>die WebP-Datei ist abgeschnitten</translation>
    </message>
    <message>
      <source>the chunks of the WebP file do not add up</source>
      <translation>die Blöcke der WebP-Datei passen nicht zusammen</translation>
    </message>
    <message>
      <source>the directory of the TIFF file is damaged</source>
      <translation>das Verzeichnis der TIFF-Datei ist beschädigt</translation>
    </message>
    <message>
      <source>the graphics card (DirectML)</source>
      <translation>der Grafikkarte (DirectML)</translation>
    </message>
    <message>
      <source>the header of the JPEG file is damaged</source>
      <translation>der Kopf der JPEG-Datei ist beschädigt</translation>
    </message>
    <message>
      <source>the names as persons shown (IPTC) and as keywords</source>
      <translation>die Namen als abgebildete Personen (IPTC) und als Stichwörter</translation>
    </message>
    <message>
      <source>the tags are too long for a JPEG file</source>
      <translation>die Markierungen sind zu lang für eine JPEG-Datei</translation>
    </message>
    <message>
      <source>the tags in the PNG file are longer than anything sensible</source>
      <translation>die Markierungen in der PNG-Datei sind unsinnig lang</translation>
    </message>
    <message>
      <source>the two look alike, so it may be either</source>
      <translation>die beiden sehen sich ähnlich, es kann jede von ihnen sein</translation>
    </message>
    <message>
      <source>this torch has no CUDA</source>
      <translation>dieses torch hat kein CUDA</translation>
    </message>
    <message>
      <source>too uncertain: used only to join, never to link two people</source>
      <translation>zu unsicher: kommt nur dazu, verbindet nie zwei Personen</translation>
    </message>
    <message>
      <source>torch does not know its operator {op_type}</source>
      <translation>torch kennt seinen Operator {op_type} nicht</translation>
    </message>
    <message>
      <source>torch does not know its padded AveragePool</source>
      <translation>torch kennt sein AveragePool mit Rand nicht</translation>
    </message>
    <message>
      <source>training doubts it, too</source>
      <translation>auch das Training zweifelt daran</translation>
    </message>
    <message>
      <source>turned away</source>
      <translation>abgewandt</translation>
    </message>
    <message>
      <source>unknown size</source>
      <translation>unbekannte Größe</translation>
    </message>
    <message>
      <source>until {date}</source>
      <translation>bis {date}</translation>
    </message>
    <message>
      <source>waits to be looked at</source>
      <translation>wartet darauf, angesehen zu werden</translation>
    </message>
    <message numerus="yes">
      <source>with at least {n} others</source>
      <translation>
        <numerusform>mit mindestens {n} anderen</numerusform>
        <numerusform>mit mindestens {n} anderen</numerusform>
      </translation>
    </message>
    <message>
      <source>you bring the file {source}</source>
      <translation>Sie bringen die Datei {source} mit</translation>
    </message>
    <message>
      <source>{before} becomes {after}</source>
      <translation>{before} wird zu {after}</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>{done} of {total} photos</source>
      <translation>{done} von {total} Fotos</translation>
    </message>
    <message>
      <source>{faces} of {people} · {new}</source>
      <translation>{faces} von {people} · {new}</translation>
    </message>
    <message>
      <source>{faces}, and some look like somebody else</source>
      <translation>{faces}, und einige sehen jemand anderem ähnlich</translation>
    </message>
    <message>
      <source>{file}: you said {here}, the tags say {there}</source>
      <translation>{file}: Sie sagten {here}, die Markierungen sagen {there}</translation>
    </message>
    <message>
      <source>{first} and {last}</source>
      <translation>{first} und {last}</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first} bis {last}</translation>
    </message>
    <message>
      <source>{first} {rest}</source>
      <translation>{first} {rest}</translation>
    </message>
    <message>
      <source>{flaws}, {words}</source>
      <translation>{flaws}, {words}</translation>
    </message>
    <message>
      <source>{folder} cannot be used: {reason}.</source>
      <translation>{folder} kann nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
      <source>{folder} cannot be written to.</source>
      <translation>In {folder} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <source>{folder} is a file; a library needs a folder.</source>
      <translation>{folder} ist eine Datei; eine Bibliothek braucht einen Ordner.</translation>
    </message>
    <message>
      <source>{last}</source>
      <translation>{last}</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>noch {minutes} min</translation>
    </message>
    <message>
      <source>{named}, not checked yet; {left}.</source>
      <translation>{named}, noch nicht geprüft; {left}.</translation>
    </message>
    <message numerus="yes">
      <source>{names} for {n} faces</source>
      <translation>
        <numerusform>{names} für {n} Gesicht</numerusform>
        <numerusform>{names} für {n} Gesichter</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} could not be downloaded: {last}</source>
      <translation>{name} konnte nicht heruntergeladen werden: {last}</translation>
    </message>
    <message>
      <source>{name} could not be made ({reason}).</source>
      <translation>{name} konnte nicht angelegt werden ({reason}).</translation>
    </message>
    <message>
      <source>{name} could not be written ({reason}).</source>
      <translation>{name} konnte nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
      <source>{name} gets another cover.</source>
      <translation>{name} bekommt ein anderes Titelbild.</translation>
    </message>
    <message>
      <source>{name} is a plain album: it has no search.</source>
      <translation>{name} ist ein einfaches Album: Es hat keine Suche.</translation>
    </message>
    <message>
      <source>{name} is a saved search: it fills itself.</source>
      <translation>{name} ist eine gesicherte Suche: Sie füllt sich von selbst.</translation>
    </message>
    <message>
      <source>{name} is no backup of a library.</source>
      <translation>{name} ist keine Sicherung einer Bibliothek.</translation>
    </message>
    <message>
      <source>{name} is no model we know: say what it is with --manifest FILE.toml (input size, colour order, normalization, landmark template, dimension).</source>
      <translation>{name} ist kein bekanntes Modell: Sagen Sie mit --manifest FILE.toml, was es ist (Eingangsgröße, Farbreihenfolge, Normalisierung, Vorlage der Landmarken, Dimension).</translation>
    </message>
    <message>
      <source>{name} is not an ONNX model.</source>
      <translation>{name} ist kein ONNX-Modell.</translation>
    </message>
    <message>
      <source>{name} is one person</source>
      <translation>{name} ist eine Person</translation>
    </message>
    <message>
      <source>{name} is one person already.</source>
      <translation>{name} ist schon eine Person.</translation>
    </message>
    <message>
      <source>{name} is {times} times in one photo.</source>
      <translation>{name} ist {times}-mal auf einem Foto.</translation>
    </message>
    <message>
      <source>{name} was made by a newer Photoface. Update this one first.</source>
      <translation>{name} stammt von einem neueren Photoface. Aktualisieren Sie zuerst dieses.</translation>
    </message>
    <message>
      <source>{name}'s birth date is {day}</source>
      <translation>Geburtsdatum von {name}: {day}</translation>
    </message>
    <message>
      <source>{name}'s death date is {day}</source>
      <translation>Sterbedatum von {name}: {day}</translation>
    </message>
    <message>
      <source>{name}, confirmed by you</source>
      <translation>{name}, von Ihnen bestätigt</translation>
    </message>
    <message>
      <source>{name}?</source>
      <translation>{name}?</translation>
    </message>
    <message>
      <source>{name}? Proposed, not confirmed</source>
      <translation>{name}? Vorgeschlagen, nicht bestätigt</translation>
    </message>
    <message numerus="yes">
      <source>{n} confirmed faces are no longer {name}.</source>
      <translation>
        <numerusform>{n} bestätigtes Gesicht ist nicht mehr {name}.</numerusform>
        <numerusform>{n} bestätigte Gesichter sind nicht mehr {name}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} contradict your own and are left out</source>
      <translation>
        <numerusform>{n} widerspricht Ihren eigenen Angaben und wird ausgelassen</numerusform>
        <numerusform>{n} widersprechen Ihren eigenen Angaben und werden ausgelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} could not be written.</source>
      <translation>
        <numerusform>{n} konnte nicht geschrieben werden.</numerusform>
        <numerusform>{n} konnten nicht geschrieben werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} decisions since the last time</source>
      <translation>
        <numerusform>{n} Entscheidung seit dem letzten Mal</numerusform>
        <numerusform>{n} Entscheidungen seit dem letzten Mal</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} earlier answers about two faces are taken back.</source>
      <translation>
        <numerusform>{n} frühere Antwort über zwei Gesichter wird zurückgenommen.</numerusform>
        <numerusform>{n} frühere Antworten über zwei Gesichter werden zurückgenommen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces</source>
      <translation>
        <numerusform>{n} Gesicht</numerusform>
        <numerusform>{n} Gesichter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces are looked at again first; until then everything stays as it is.</source>
      <translation>
        <numerusform>{n} Gesicht wird erst neu angesehen; bis dahin bleibt alles, wie es ist.</numerusform>
        <numerusform>{n} Gesichter werden erst neu angesehen; bis dahin bleibt alles, wie es ist.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces are the same person</source>
      <translation>
        <numerusform>{n} Gesicht ist dieselbe Person</numerusform>
        <numerusform>{n} Gesichter sind dieselbe Person</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces go to {name}</source>
      <translation>
        <numerusform>{n} Gesicht geht an {name}</numerusform>
        <numerusform>{n} Gesichter gehen an {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces have a name</source>
      <translation>
        <numerusform>{n} Gesicht hat einen Namen</numerusform>
        <numerusform>{n} Gesichter haben einen Namen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces have a name, not checked yet; {rest}.</source>
      <translation>
        <numerusform>{n} Gesicht hat einen Namen, noch nicht geprüft; {rest}.</numerusform>
        <numerusform>{n} Gesichter haben einen Namen, noch nicht geprüft; {rest}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces in groups that nobody named stand in for other people: who is who there is the machine's own guess.</source>
      <translation>
        <numerusform>{n} Gesicht in Gruppen, die niemand benannt hat, steht für andere Personen: Wer dort wer ist, hat die Maschine geraten.</numerusform>
        <numerusform>{n} Gesichter in Gruppen, die niemand benannt hat, stehen für andere Personen: Wer dort wer ist, hat die Maschine geraten.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces in {file}</source>
      <translation>
        <numerusform>{n} Gesicht in {file}</numerusform>
        <numerusform>{n} Gesichter in {file}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces marked as not a face</source>
      <translation>
        <numerusform>{n} Gesicht als „kein Gesicht“ markiert</numerusform>
        <numerusform>{n} Gesichter als „kein Gesicht“ markiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces not {name}</source>
      <translation>
        <numerusform>{n} Gesicht: nicht {name}</numerusform>
        <numerusform>{n} Gesichter: nicht {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces of people you named whom training never saw.</source>
      <translation>
        <numerusform>{n} Gesicht von Personen, die Sie benannt haben und die das Training nie sah.</numerusform>
        <numerusform>{n} Gesichter von Personen, die Sie benannt haben und die das Training nie sah.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces of {gone} go to {name}</source>
      <translation>
        <numerusform>{n} Gesicht von {gone} kommt zu {name}</numerusform>
        <numerusform>{n} Gesichter von {gone} kommen zu {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces or more</source>
      <translation>
        <numerusform>{n} Gesicht oder mehr</numerusform>
        <numerusform>{n} Gesichter oder mehr</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces to confirm</source>
      <translation>
        <numerusform>{n} Gesicht zu bestätigen</numerusform>
        <numerusform>{n} Gesichter zu bestätigen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces were said not to be the other</source>
      <translation>
        <numerusform>Von {n} Gesicht wurde gesagt, dass es nicht die andere Person ist</numerusform>
        <numerusform>Von {n} Gesichtern wurde gesagt, dass sie nicht die andere Person sind</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} faces would move</source>
      <translation>
        <numerusform>{n} Gesicht würde wechseln</numerusform>
        <numerusform>{n} Gesichter würden wechseln</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} files could not be read</source>
      <translation>
        <numerusform>{n} Datei konnte nicht gelesen werden</numerusform>
        <numerusform>{n} Dateien konnten nicht gelesen werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} files would be written:</source>
      <translation>
        <numerusform>{n} Datei würde geschrieben:</numerusform>
        <numerusform>{n} Dateien würden geschrieben:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} folders</source>
      <translation>
        <numerusform>{n} Ordner</numerusform>
        <numerusform>{n} Ordner</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} groups</source>
      <translation>
        <numerusform>{n} Gruppe</numerusform>
        <numerusform>{n} Gruppen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} groups would vanish</source>
      <translation>
        <numerusform>{n} Gruppe würde verschwinden</numerusform>
        <numerusform>{n} Gruppen würden verschwinden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} hours left</source>
      <translation>
        <numerusform>noch {n} Stunde</numerusform>
        <numerusform>noch {n} Stunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} more people</source>
      <translation>
        <numerusform>{n} weitere Person</numerusform>
        <numerusform>{n} weitere Personen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} named faces</source>
      <translation>
        <numerusform>{n} benanntes Gesicht</numerusform>
        <numerusform>{n} benannte Gesichter</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} names</source>
      <translation>
        <numerusform>{n} Name</numerusform>
        <numerusform>{n} Namen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} names look wrong (see Review).</source>
      <translation>
        <numerusform>{n} Name scheint falsch (siehe „Prüfen“).</numerusform>
        <numerusform>{n} Namen scheinen falsch (siehe „Prüfen“).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} names without a face</source>
      <translation>
        <numerusform>{n} Name ohne Gesicht</numerusform>
        <numerusform>{n} Namen ohne Gesicht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} of them confirmed</source>
      <translation>
        <numerusform>{n} davon bestätigt</numerusform>
        <numerusform>{n} davon bestätigt</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} von {all}</translation>
    </message>
    <message numerus="yes">
      <source>{n} of {all} faces would show another name</source>
      <translation>
        <numerusform>{n} von {all} Gesichtern würde einen anderen Namen zeigen</numerusform>
        <numerusform>{n} von {all} Gesichtern würden einen anderen Namen zeigen</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} parts</source>
      <translation>{n} Teile</translation>
    </message>
    <message numerus="yes">
      <source>{n} people</source>
      <translation>
        <numerusform>{n} Person</numerusform>
        <numerusform>{n} Personen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos</source>
      <translation>
        <numerusform>{n} Foto</numerusform>
        <numerusform>{n} Fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos are no longer found under {name}.</source>
      <translation>
        <numerusform>{n} Foto ist nicht mehr unter {name} zu finden.</numerusform>
        <numerusform>{n} Fotos sind nicht mehr unter {name} zu finden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos found</source>
      <translation>
        <numerusform>{n} Foto gefunden</numerusform>
        <numerusform>{n} Fotos gefunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos no longer favourites</source>
      <translation>
        <numerusform>{n} Foto nicht mehr Favorit</numerusform>
        <numerusform>{n} Fotos nicht mehr Favoriten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos no longer show {name} twice.</source>
      <translation>
        <numerusform>{n} Foto zeigt {name} nicht mehr zweimal.</numerusform>
        <numerusform>{n} Fotos zeigen {name} nicht mehr zweimal.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos together</source>
      <translation>
        <numerusform>{n} gemeinsames Foto</numerusform>
        <numerusform>{n} gemeinsame Fotos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos would show one person twice.</source>
      <translation>
        <numerusform>{n} Foto würde eine Person zweimal zeigen.</numerusform>
        <numerusform>{n} Fotos würden eine Person zweimal zeigen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} photos would show {name} twice</source>
      <translation>
        <numerusform>{n} Foto würde {name} zweimal zeigen</numerusform>
        <numerusform>{n} Fotos würden {name} zweimal zeigen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} questions are left for later</source>
      <translation>
        <numerusform>{n} Frage ist für später aufgehoben</numerusform>
        <numerusform>{n} Fragen sind für später aufgehoben</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} selected</source>
      <translation>{n} ausgewählt</translation>
    </message>
    <message numerus="yes">
      <source>{n} to confirm</source>
      <translation>
        <numerusform>{n} zu bestätigen</numerusform>
        <numerusform>{n} zu bestätigen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} were there already</source>
      <translation>
        <numerusform>{n} war schon da</numerusform>
        <numerusform>{n} waren schon da</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} would be new</source>
      <translation>
        <numerusform>{n} wäre neu</numerusform>
        <numerusform>{n} wären neu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} years</source>
      <translation>
        <numerusform>{n} Jahr</numerusform>
        <numerusform>{n} Jahre</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} years between the photos</source>
      <translation>
        <numerusform>{n} Jahr zwischen den Fotos</numerusform>
        <numerusform>{n} Jahre zwischen den Fotos</numerusform>
      </translation>
    </message>
    <message>
      <source>{one} and {other} are different people</source>
      <translation>{one} und {other} sind verschiedene Personen</translation>
    </message>
    <message>
      <source>{out} cannot be written: {reason}.</source>
      <translation>{out} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
      <source>{parts}.</source>
      <translation>{parts}.</translation>
    </message>
    <message>
      <source>{path} is not there now. Nothing is forgotten.</source>
      <translation>{path} ist gerade nicht da. Nichts wird vergessen.</translation>
    </message>
    <message numerus="yes">
      <source>{people} ({new} new) for {n} faces</source>
      <translation>
        <numerusform>{people} ({new} neu) für {n} Gesicht</numerusform>
        <numerusform>{people} ({new} neu) für {n} Gesichter</numerusform>
      </translation>
    </message>
    <message>
      <source>{people} and nobody else</source>
      <translation>{people} und sonst niemand</translation>
    </message>
    <message>
      <source>{percent} % likely to be one person</source>
      <translation>zu {percent} % wahrscheinlich eine Person</translation>
    </message>
    <message>
      <source>{percent} % likely to be wrong</source>
      <translation>zu {percent} % wahrscheinlich falsch</translation>
    </message>
    <message>
      <source>{photos} put into {folders}; {kept}.</source>
      <translation>{photos} in {folders} gelegt; {kept}.</translation>
    </message>
    <message>
      <source>{place} could not be used ({reason})</source>
      <translation>mit {place} ging es nicht ({reason})</translation>
    </message>
    <message>
      <source>{rate} photos/s</source>
      <translation>{rate} Fotos/s</translation>
    </message>
    <message>
      <source>{sentence}, because {reason}.</source>
      <translation>{sentence}; Grund: {reason}.</translation>
    </message>
    <message>
      <source>{size} to download</source>
      <translation>{size} zu holen</translation>
    </message>
    <message>
      <source>{source} cannot be read ({reason}).</source>
      <translation>{source} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
      <source>{target} is there already and is something else.</source>
      <translation>{target} gibt es schon und ist etwas anderes.</translation>
    </message>
    <message>
      <source>{target} lies among the library's own photos, which would then all be there twice. Choose another folder.</source>
      <translation>{target} liegt zwischen den eigenen Fotos der Bibliothek, die dann alle doppelt da wären. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <source>{title}, undone</source>
      <translation>{title}, rückgängig gemacht</translation>
    </message>
    <message>
      <source>{wheel} does not hold {member}.</source>
      <translation>{wheel} enthält {member} nicht.</translation>
    </message>
    <message>
      <source>{words} (better than {percent} % of the faces)</source>
      <translation>{words} (besser als {percent} % der Gesichter)</translation>
    </message>
    <message>
      <source>{words}. Press Space to change it, Del to take it away</source>
      <translation>{words}. Leertaste ändert es, Entf nimmt es weg</translation>
    </message>
    <message>
      <source>{w} × {h}, {mp} MP</source>
      <translation>{w} × {h}, {mp} MP</translation>
    </message>
    <message>
      <source>“{day}” is no date; write it like 2014-05-17.</source>
      <translation>„{day}“ ist kein Datum; schreiben Sie es wie 2014-05-17.</translation>
    </message>
    <message>
      <source>“{title}” cannot be fetched: get {file} from {homepage} and add it with: photoface models add FILE</source>
      <translation>„{title}“ lässt sich nicht abrufen: Holen Sie {file} von {homepage} und fügen Sie es hinzu mit: photoface models add FILE</translation>
    </message>
    <message>
      <source>“{title}” does not fit its manifest: {first}</source>
      <translation>„{title}“ passt nicht zu seinem Manifest: {first}</translation>
    </message>
    <message>
      <source>“{title}” is no {role}.</source>
      <translation>„{title}“ ist kein {role}.</translation>
    </message>
  </context>
</TS>
