<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>Photoface</name>
    <message>
      <source>1024 pixels: balanced</source>
      <translation>1024 Pixel: ausgewogen</translation>
    </message>
    <message>
      <source>1536 pixels: small faces too</source>
      <translation>1536 Pixel: auch kleine Gesichter</translation>
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
      <source>A new person</source>
      <translation>Eine neue Person</translation>
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
      <source>Add again</source>
      <translation>Wieder hinzufügen</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
      <source>Add to {name}</source>
      <translation>Zu {name} hinzufügen</translation>
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
      <source>All commands</source>
      <translation>Alle Befehle</translation>
    </message>
    <message>
      <source>All commands…</source>
      <translation>Alle Befehle …</translation>
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
      <source>Always show faces</source>
      <translation>Gesichter immer zeigen</translation>
    </message>
    <message>
      <source>Another Photoface is at it…</source>
      <translation>Ein anderes Photoface ist gerade dabei …</translation>
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
      <source>Average linkage (recommended)</source>
      <translation>Average Linkage (empfohlen)</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Back to People</source>
      <translation>Zurück zu den Personen</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>Zurückholen</translation>
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
      <source>Change the name</source>
      <translation>Namen ändern</translation>
    </message>
    <message>
      <source>Check every byte of the models that are here</source>
      <translation>Jedes Byte der vorhandenen Modelle prüfen</translation>
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
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Every file could be read.</source>
      <translation>Jede Datei konnte gelesen werden.</translation>
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
      <source>Faces</source>
      <translation>Gesichter</translation>
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
      <source>Faces, names and small pictures lie in {folder}, which only you can read. Your photos stay where they are and are not changed.</source>
      <translation>Gesichter, Namen und kleine Bilder liegen in {folder}, was nur Sie lesen können. Ihre Fotos bleiben, wo sie sind, und werden nicht verändert.</translation>
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
      <source>Fit to window</source>
      <translation>An Fenster anpassen</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
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
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Getting ready</source>
      <translation>Vorbereitung</translation>
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
      <source>Graphics card (DirectML)</source>
      <translation>Grafikkarte (DirectML)</translation>
    </message>
    <message>
      <source>Grouping</source>
      <translation>Gruppieren</translation>
    </message>
    <message>
      <source>HDBSCAN</source>
      <translation>HDBSCAN</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <source>Holds from the next photo on.</source>
      <translation>Gilt ab dem nächsten Foto.</translation>
    </message>
    <message>
      <source>How faces are put together</source>
      <translation>Wie Gesichter zusammenfinden</translation>
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
    <message>
      <source>Inspector</source>
      <translation>Informationen</translation>
    </message>
    <message>
      <source>Intel (OpenVINO)</source>
      <translation>Intel (OpenVINO)</translation>
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
      <source>Keep</source>
      <translation>Behalten</translation>
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
      <source>Look for new photos</source>
      <translation>Nach neuen Fotos suchen</translation>
    </message>
    <message>
      <source>Looking for faces…</source>
      <translation>Gesichter werden gesucht …</translation>
    </message>
    <message>
      <source>Looks like other faces of this person</source>
      <translation>Gleicht anderen Gesichtern dieser Person</translation>
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
      <source>Most faces first</source>
      <translation>Meiste Gesichter zuerst</translation>
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
      <source>NVIDIA graphics (CUDA)</source>
      <translation>NVIDIA-Grafik (CUDA)</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Name this face</source>
      <translation>Dieses Gesicht benennen</translation>
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
      <source>Name…</source>
      <translation>Benennen …</translation>
    </message>
    <message numerus="yes">
      <source>New person with {n} faces</source>
      <translation>
        <numerusform>Neue Person mit {n} Gesicht</numerusform>
        <numerusform>Neue Person mit {n} Gesichtern</numerusform>
      </translation>
    </message>
    <message>
      <source>Next face</source>
      <translation>Nächstes Gesicht</translation>
    </message>
    <message>
      <source>Next photo</source>
      <translation>Nächstes Foto</translation>
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
      <source>Nobody else so far</source>
      <translation>Bisher sonst niemand</translation>
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
      <source>Nobody yet</source>
      <translation>Noch niemand</translation>
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
      <source>Not this person</source>
      <translation>Nicht diese Person</translation>
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
      <source>Nothing to answer</source>
      <translation>Nichts zu beantworten</translation>
    </message>
    <message>
      <source>Notice new and changed photos by itself</source>
      <translation>Neue und geänderte Fotos von selbst bemerken</translation>
    </message>
    <message>
      <source>On what it runs is known when the next photo is read.</source>
      <translation>Worauf es läuft, zeigt sich beim nächsten Foto.</translation>
    </message>
    <message>
      <source>Only the face</source>
      <translation>Nur das Gesicht</translation>
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
      <source>Others in the same photos</source>
      <translation>Andere auf denselben Fotos</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>People appear here as they are found, while the photos are still being read.</source>
      <translation>Personen erscheinen hier, sobald sie gefunden sind, während noch Fotos gelesen werden.</translation>
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
      <source>Photoface fetches a model only when you ask for it. Nothing of the program that comes along is run: one file is taken out, checked and converted.</source>
      <translation>Photoface holt ein Modell nur, wenn Sie es verlangen. Von dem Programm, das dabei ist, läuft nichts: eine Datei wird entnommen, geprüft und umgewandelt.</translation>
    </message>
    <message numerus="yes">
      <source>Photoface forgets {n} photos and the faces in them. The files stay where they are. The names you gave are kept and come back when you add the folder again.</source>
      <translation>
        <numerusform>Photoface vergisst {n} Foto und die Gesichter darauf. Die Datei bleibt, wo sie ist. Ihre Namen bleiben erhalten und kommen wieder, wenn Sie den Ordner wieder hinzufügen.</numerusform>
        <numerusform>Photoface vergisst {n} Fotos und die Gesichter darauf. Die Dateien bleiben, wo sie sind. Ihre Namen bleiben erhalten und kommen wieder, wenn Sie den Ordner wieder hinzufügen.</numerusform>
      </translation>
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
      <source>Photos</source>
      <translation>Fotos</translation>
    </message>
    <message>
      <source>Preparing…</source>
      <translation>Wird vorbereitet …</translation>
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
      <source>PyTorch</source>
      <translation>PyTorch</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Grund</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Wiederholen</translation>
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
      <source>Remove {folder}</source>
      <translation>{folder} entfernen</translation>
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
      <source>Runs on</source>
      <translation>Läuft auf</translation>
    </message>
    <message>
      <source>SHA-256 {hash}</source>
      <translation>SHA-256 {hash}</translation>
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
      <source>Search commands</source>
      <translation>Befehle suchen</translation>
    </message>
    <message>
      <source>Search people, folders, file names, dates</source>
      <translation>Personen, Ordner, Dateinamen, Daten suchen</translation>
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
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Show again</source>
      <translation>Wieder zeigen</translation>
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
      <source>Sort people by</source>
      <translation>Personen sortieren nach</translation>
    </message>
    <message>
      <source>Sorting the faces…</source>
      <translation>Gesichter werden geordnet …</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
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
      <source>Taken</source>
      <translation>Aufgenommen</translation>
    </message>
    <message>
      <source>Tells people apart a little better; recognizing takes three times as long.</source>
      <translation>Unterscheidet Personen etwas besser; das Erkennen dauert dreimal so lang.</translation>
    </message>
    <message>
      <source>The fastest there is</source>
      <translation>Das Schnellste, was da ist</translation>
    </message>
    <message>
      <source>The file is not there: {path}</source>
      <translation>Die Datei ist nicht da: {path}</translation>
    </message>
    <message>
      <source>The log holds no names.</source>
      <translation>Das Protokoll enthält keine Namen.</translation>
    </message>
    <message>
      <source>The new language is used when Photoface is started again.</source>
      <translation>Die neue Sprache gilt, wenn Photoface neu gestartet wird.</translation>
    </message>
    <message>
      <source>The only use of the network is fetching a model, and only when you ask for it.</source>
      <translation>Das Netz wird nur gebraucht, um ein Modell zu holen, und nur, wenn Sie es verlangen.</translation>
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
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Try fewer letters.</source>
      <translation>Versuchen Sie weniger Buchstaben.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Undo brings them back.</source>
      <translation>Rückgängig bringt sie wieder.</translation>
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
      <source>What Photoface is doing</source>
      <translation>Was Photoface gerade tut</translation>
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
      <source>What would you like to do?</source>
      <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
      <source>When Photoface finds faces that may be this person, it asks here.</source>
      <translation>Findet Photoface Gesichter, die diese Person sein können, fragt es hier.</translation>
    </message>
    <message>
      <source>Where are your photos?</source>
      <translation>Wo sind Ihre Fotos?</translation>
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
      <source>With</source>
      <translation>Mit</translation>
    </message>
    <message>
      <source>Yes to all selected</source>
      <translation>Ja für alle ausgewählten</translation>
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
      <source>You ignored this face</source>
      <translation>Sie haben dieses Gesicht übergangen</translation>
    </message>
    <message>
      <source>You said so</source>
      <translation>Sie haben es gesagt</translation>
    </message>
    <message>
      <source>You said that it is not a face</source>
      <translation>Sie haben gesagt, dass es kein Gesicht ist</translation>
    </message>
    <message>
      <source>You said who it is not</source>
      <translation>Sie haben gesagt, wer es nicht ist</translation>
    </message>
    <message>
      <source>Your folders are being read. Photos appear here as they are found.</source>
      <translation>Ihre Ordner werden gelesen. Fotos erscheinen hier, sobald sie gefunden sind.</translation>
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
      <source>clear</source>
      <translation>deutlich</translation>
    </message>
    <message>
      <source>damaged: fetch it again</source>
      <translation>beschädigt: bitte neu holen</translation>
    </message>
    <message>
      <source>file is missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>finds faces</source>
      <translation>findet Gesichter</translation>
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
      <source>hard to make out: it may join a person</source>
      <translation>schwer zu erkennen: kann zu einer Person kommen</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>ausgeblendet</translation>
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
      <source>or drop folders here</source>
      <translation>oder Ordner hier ablegen</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>bereit</translation>
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
      <source>too uncertain: used only to join, never to link two people</source>
      <translation>zu unsicher: kommt nur dazu, verbindet nie zwei Personen</translation>
    </message>
    <message>
      <source>unknown size</source>
      <translation>unbekannte Größe</translation>
    </message>
    <message>
      <source>waits to be looked at</source>
      <translation>wartet darauf, angesehen zu werden</translation>
    </message>
    <message>
      <source>you bring the file {source}</source>
      <translation>Sie bringen die Datei {source} mit</translation>
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
      <source>{first} to {last}</source>
      <translation>{first} bis {last}</translation>
    </message>
    <message>
      <source>{folder} is no longer in the library</source>
      <translation>{folder} ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>noch {minutes} min</translation>
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
      <source>{n} faces</source>
      <translation>
        <numerusform>{n} Gesicht</numerusform>
        <numerusform>{n} Gesichter</numerusform>
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
      <source>{n} groups</source>
      <translation>
        <numerusform>{n} Gruppe</numerusform>
        <numerusform>{n} Gruppen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} hours left</source>
      <translation>
        <numerusform>noch {n} Stunde</numerusform>
        <numerusform>noch {n} Stunden</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} von {all}</translation>
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
      <source>{n} photos of {folder} are forgotten</source>
      <translation>
        <numerusform>{n} Foto aus {folder} ist vergessen</numerusform>
        <numerusform>{n} Fotos aus {folder} sind vergessen</numerusform>
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
      <source>{n} to confirm</source>
      <translation>
        <numerusform>{n} zu bestätigen</numerusform>
        <numerusform>{n} zu bestätigen</numerusform>
      </translation>
    </message>
    <message>
      <source>{path} is not there now. Nothing is forgotten.</source>
      <translation>{path} ist gerade nicht da. Nichts wird vergessen.</translation>
    </message>
    <message>
      <source>{rate} photos/s</source>
      <translation>{rate} Fotos/s</translation>
    </message>
    <message>
      <source>{size} to download</source>
      <translation>{size} zu holen</translation>
    </message>
    <message>
      <source>{words} (better than {percent} % of the faces)</source>
      <translation>{words} (besser als {percent} % der Gesichter)</translation>
    </message>
    <message>
      <source>{w} × {h}, {mp} MP</source>
      <translation>{w} × {h}, {mp} MP</translation>
    </message>
  </context>
</TS>
