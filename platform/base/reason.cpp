#include "platform/base/reason.h"

#include <cerrno>

namespace parvis {

std::string reason_of(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return "le fichier ou son dossier n’existe pas";
        case EACCES:
        case EPERM:
            return "les droits ne le permettent pas";
        case EISDIR:
            return "c’est un dossier";
        case EROFS:
            return "le disque est protégé contre l’écriture";
        case ENOSPC:
        case EDQUOT:
            return "le disque est plein";
        case EIO:
        case ENODEV:
        case ENXIO:
            return "le disque ou la clé ne répond plus";
        case ENAMETOOLONG:
            return "le nom est trop long";
        case ELOOP:
            return "les liens tournent en rond";
        case EMFILE:
        case ENFILE:
            return "trop de fichiers sont ouverts";
        default:
            return "erreur " + std::to_string(error) + " du système";
    }
}

}  // namespace parvis
